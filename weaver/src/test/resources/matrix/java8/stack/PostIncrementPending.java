package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PostIncrementPending {
    @Async
    Coroutine<Object> box() throws Throwable {
        int i = 5;
        long l = 5;
        return value(i++ + await(leaf(i)) + i++ * l++ + await(leaf(l)) - l);
    }
}
