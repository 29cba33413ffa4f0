package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class EmptyBodyAwaitingCondition {
    @Async
    Coroutine<Object> box() throws Throwable {
        int[] n = {0};
        while (await(leaf(n[0]++ < 3)))
            ;
        return value(n[0]);
    }
}
