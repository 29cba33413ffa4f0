package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PrivateMethods {

    @Async
    private Coroutine<Integer> f(int x) {
        return value(await(leaf(x)) + 1);
    }

    @Async
    private static Coroutine<Integer> g(int x) {
        return value(await(leaf(x)) * 2);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(1)) + await(g(2)) + await(new PrivateMethods().f(3)));
    }
}
