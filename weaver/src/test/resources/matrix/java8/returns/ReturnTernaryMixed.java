package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnTernaryMixed {

    @Async
    Coroutine<String> o() {
        return value("o" + await(leaf(1)));
    }

    @Async
    Coroutine<String> f(int n) {
        return n == 0 ? value("v") : n == 1 ? o() : value("w" + await(leaf(2)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(0)) + await(f(1)) + await(f(2)));
    }
}
