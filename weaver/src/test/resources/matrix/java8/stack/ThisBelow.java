package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ThisBelow {

    int n = 5;

    int m(int x, int y) {
        return n + x * y;
    }

    @Async
    Coroutine<Object> box() {
        return value(this.m(await(leaf(2)), m(await(leaf(3)), n)));
    }
}
