package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AssertStatement {
    @Async
    Coroutine<Object> box() throws Throwable {
        int x = await(leaf(1));
        assert x > await(leaf(0)) : "msg" + await(leaf("m"));
        return value(x);
    }
}
