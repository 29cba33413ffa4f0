package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class BackEdgeWithLiveRange {
    @Async
    Coroutine<Object> box() throws Throwable {
        int a = 0, b = 1;
        for (int i = 0; i < 10; i++) {
            int t = a + b;
            a = b;
            b = t;
            if (i % 3 == 0) await(leaf(i));
        }
        return value(a);
    }
}
