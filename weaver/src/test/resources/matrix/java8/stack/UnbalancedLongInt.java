package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class UnbalancedLongInt {

    static String f(int a, long b, int c, double d, int e, long g) {
        return a + "," + b + "," + c + "," + d + "," + e + "," + g;
    }

    @Async
    Coroutine<Object> box() {
        long l = 3;
        return value(f(1, l, 2, await(leaf(2.5)), 3, l + await(leaf(4L))));
    }
}
