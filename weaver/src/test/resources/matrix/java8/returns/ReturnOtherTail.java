package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnOtherTail {

    @Async
    Coroutine<Integer> o(int x) {
        return value(await(leaf(x)));
    }

    @Async
    Coroutine<Integer> f(int x) {
        await(leaf("pre"));
        return o(x);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(3)));
    }
}
