package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InReturn {

    @Async
    Coroutine<StringBuilder> f() {
        return value(new StringBuilder(await(leaf("r"))));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()).append(1).toString());
    }
}
