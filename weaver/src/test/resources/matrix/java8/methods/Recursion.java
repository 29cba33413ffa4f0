package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Recursion {

    @Async
    Coroutine<Integer> fib(int n) {
        return n < 2 ? value(n) : value(await(fib(n - 1)) + await(fib(n - 2)) + 0 * await(leaf(n)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(fib(7)));
    }
}
