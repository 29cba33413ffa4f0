package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AwaitOnlyOnFirstRound {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = null;
        for (int i = 0; i < 3; i++) {
            if (s == null) s = await(leaf("first"));
            s += i;
        }
        return value(s);
    }
}
