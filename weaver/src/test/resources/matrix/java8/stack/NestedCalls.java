package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NestedCalls {

    @Async
    Coroutine<Integer> add(int a, int b) {
        return value(a + await(leaf(b)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(add(await(add(1, await(leaf(2)))), await(add(await(leaf(3)), 4)))));
    }
}
