package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReceiverBelow {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "abc";
        return value(s.substring(await(leaf(1)), await(leaf(2)))
                + new StringBuilder("x")
                        .append(await(leaf('y')))
                        .append(await(leaf(1L)))
                        .reverse());
    }
}
