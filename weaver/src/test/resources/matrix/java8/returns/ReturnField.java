package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnField {

    Coroutine<String> c = value("field");

    @Async
    Coroutine<String> f() {
        await(leaf(1));
        return c;
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()));
    }
}
