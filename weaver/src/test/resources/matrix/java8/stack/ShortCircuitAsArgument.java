package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ShortCircuitAsArgument {

    static String f(int x, boolean b, long y, boolean c) {
        return x + "" + b + y + c;
    }

    @Async
    Coroutine<Object> box() {
        int k = 3;
        return value(f(k, k > 2 && await(leaf(k)) == 3, 9L, await(leaf(false)) || k == await(leaf(4))));
    }
}
