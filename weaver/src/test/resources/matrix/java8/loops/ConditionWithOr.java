package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ConditionWithOr {
    @Async
    Coroutine<Object> box() throws Throwable {
        int i = 0;
        while (await(leaf(i)) < 2 || await(leaf(i)) == 2) {
            i++;
            log(i);
        }
        return value(i);
    }
}
