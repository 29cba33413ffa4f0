package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnTernaryOfValues {

    @Async
    Coroutine<String> f(boolean b) {
        return await(leaf(b)) ? value("yes") : value("no" + await(leaf(1)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(true)) + await(f(false)));
    }
}
