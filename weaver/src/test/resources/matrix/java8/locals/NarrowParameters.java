package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NarrowParameters {

    @Async
    Coroutine<String> f(boolean z, byte b, char c, short s, int i, long j, float g, double d, String t, Object[] o) {
        await(leaf(1));
        b++;
        c++;
        s--;
        return value("" + !z + b + c + s + i + j + g + d + t + await(leaf(o.length)));
    }

    @Async
    Coroutine<Object> box() {
        return value(
                await(f(true, (byte) 127, 'z', Short.MIN_VALUE, -1, Long.MAX_VALUE, 1.5f, -2.5, null, new Object[2])));
    }
}
