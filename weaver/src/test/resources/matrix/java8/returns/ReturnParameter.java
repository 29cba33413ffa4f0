package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnParameter {

    @Async
    Coroutine<String> f(Coroutine<String> c) {
        return c;
    }

    @Async
    Coroutine<String> g(Coroutine<String> c) {
        try {
            return c;
        } finally {
            log("fin");
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(value("p"))) + await(g(value("q"))));
    }
}
