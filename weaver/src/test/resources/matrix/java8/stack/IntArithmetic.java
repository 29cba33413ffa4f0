package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class IntArithmetic {
    @Async
    Coroutine<Object> box() throws Throwable {
        int a = 7;
        return value(a * await(leaf(3)) + (a - await(leaf(2))) / await(leaf(2)) % 5 ^ a << await(leaf(1)));
    }
}
