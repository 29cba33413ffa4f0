package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class DoWhileContinue {
    @Async
    Coroutine<Object> box() throws Throwable {
        int i = 0, s = 0;
        do {
            i++;
            if (i == 2) continue;
            s += await(leaf(i));
        } while (i < 4);
        return value(s);
    }
}
