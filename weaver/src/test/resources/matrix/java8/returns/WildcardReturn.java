package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class WildcardReturn {

    @Async
    Coroutine<? extends Number> f(int x) {
        return value(await(leaf(x)) + 1);
    }

    @Async
    Coroutine<?> g() {
        return f(1);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(2)).intValue() + "" + await(g()));
    }
}
