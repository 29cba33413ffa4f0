package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Discarded {
    @Async
    Coroutine<Object> box() throws Throwable {
        new StringBuilder(await(leaf("a")));
        new Object();
        return value(await(leaf(1)));
    }
}
