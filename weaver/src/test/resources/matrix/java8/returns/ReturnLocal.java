package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnLocal {

    @Async
    Coroutine<String> f(boolean b) {
        Coroutine<String> c;
        if (b) c = value("v" + await(leaf(1)));
        else c = value("w");
        return c;
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(true)) + await(f(false)));
    }
}
