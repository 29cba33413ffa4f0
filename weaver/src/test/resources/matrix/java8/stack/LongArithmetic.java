package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class LongArithmetic {
    @Async
    Coroutine<Object> box() throws Throwable {
        long a = 7;
        return value(a * await(leaf(3L)) + (a - await(leaf(2L))) / 2 + (a << await(leaf(3))) + (a >>> await(leaf(1L))));
    }
}
