package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class FusedLoopVariables {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (int i = 0, j = 3; i < j; i++, j--) s += i + await(leaf(j));
        return value(s);
    }
}
