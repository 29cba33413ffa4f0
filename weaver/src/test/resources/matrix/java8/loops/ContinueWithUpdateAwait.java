package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ContinueWithUpdateAwait {
    @Async
    Coroutine<Object> box() throws Throwable {
        int s = 0;
        for (int i = 0; i < 5; i += await(leaf(1))) {
            if (i % 2 == 0) continue;
            s += i;
        }
        return value(s);
    }
}
