package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class UnusedParameters {

    @Async
    Coroutine<Integer> f(String a, long b, int c) {
        await(leaf(1));
        return value(c);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f("unused", 1L, 2)));
    }
}
