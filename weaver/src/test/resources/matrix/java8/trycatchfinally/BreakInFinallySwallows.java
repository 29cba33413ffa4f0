package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class BreakInFinallySwallows {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n = 0;
        while (true) {
            try {
                n += await(leaf(1));
                throw new IllegalStateException("lost");
            } finally {
                n += await(leaf(10));
                break;
            }
        }
        return value(n);
    }
}
