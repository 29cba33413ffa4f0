package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StaticFieldCompound {

    static int i = 1;
    static long l = 2;
    static String s = "s";

    @Async
    Coroutine<Object> box() {
        l += await(leaf(5L));
        i *= await(leaf(4));
        s += await(leaf("t"));
        long x = l-- + await(leaf(1));
        return value(i + s + l + x + (i++ + await(leaf(1))) + (++l - await(leaf(1))));
    }
}
