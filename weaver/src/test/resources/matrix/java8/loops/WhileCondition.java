package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class WhileCondition {
    @Async
    Coroutine<Object> box() throws Throwable {
        int i = 0;
        while (await(leaf(i < 3))) {
            log(i);
            i += await(leaf(1));
        }
        return value(i);
    }
}
