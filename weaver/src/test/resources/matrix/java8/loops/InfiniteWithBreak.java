package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InfiniteWithBreak {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n = 0;
        for (; ; ) {
            n += await(leaf(2));
            if (n > 5) break;
        }
        return value(n);
    }
}
