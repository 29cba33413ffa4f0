package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnAwaitOther {

    @Async
    Coroutine<Integer> o(int x) {
        return value(await(leaf(x)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(o(1)) + await(o(2)));
    }
}
