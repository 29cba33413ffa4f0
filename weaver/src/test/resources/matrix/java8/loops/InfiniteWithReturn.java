package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InfiniteWithReturn {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n = 0;
        while (true) {
            if (++n == 3) return value(await(leaf(n)));
            await(leaf(n));
        }
    }
}
