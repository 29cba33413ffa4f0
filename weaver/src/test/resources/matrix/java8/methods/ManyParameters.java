package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ManyParameters {

    @Async
    static Coroutine<String> f(
            int a,
            long b,
            int c,
            double d,
            String e,
            float g,
            byte h,
            char i,
            short j,
            boolean k,
            Object l,
            int[] m,
            long n,
            double o) {
        await(leaf(1));
        return value("" + a + b + c + d + e + g + h + i + j + k + l + m[0] + n + o);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(
                f(1, 2, 3, 4, "5", 6, (byte) 7, '8', (short) 9, true, 11, new int[] {12}, 13, await(leaf(14.0)))));
    }
}
