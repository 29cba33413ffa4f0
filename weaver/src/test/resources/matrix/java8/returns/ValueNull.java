package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ValueNull {

    @Async
    Coroutine<String> f() {
        return value(null);
    }

    @Async
    Coroutine<String> g() {
        await(leaf(1));
        String s = null;
        return value(s);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()) + await(g()));
    }
}
