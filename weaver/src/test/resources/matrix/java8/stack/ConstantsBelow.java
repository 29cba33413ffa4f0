package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ConstantsBelow {

    static String f(int a, int b, int c, long d, float e, double g, String h, int i) {
        return "" + a + b + c + d + e + g + h + i;
    }

    @Async
    Coroutine<Object> box() {
        return value(f(-1, 200, 100000, 1L << 40, 2f, 1e300, "const", await(leaf(1)))
                + f(0, 5, -40000, 0L, 0f, 1d, "", await(leaf(2))));
    }
}
