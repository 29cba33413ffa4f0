package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ValueUsedElsewhere {

    @Async
    Coroutine<String> f() {
        Coroutine<String> c = value("x");
        log(await(c));
        return value("y" + await(leaf(1)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()));
    }
}
