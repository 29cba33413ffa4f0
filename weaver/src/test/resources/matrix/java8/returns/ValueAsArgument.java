package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ValueAsArgument {

    static <T> Coroutine<T> pass(Coroutine<T> c) {
        return c;
    }

    @Async
    Coroutine<Object> box() {
        return value(await(pass(value("p"))) + await(pass(value(await(leaf(1))))));
    }
}
