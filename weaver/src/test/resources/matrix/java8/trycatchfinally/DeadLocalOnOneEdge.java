package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class DeadLocalOnOneEdge {
    @Async
    Coroutine<Object> box() throws Throwable {
        int x;
        try {
            x = 1;
            await(leaf(x));
            x = 2;
            log(x + await(leaf(3)));
        } catch (IllegalStateException e) {
            log("dead " + e.getMessage());
        }
        x = 7;
        return value(x + await(leaf(1)));
    }
}
