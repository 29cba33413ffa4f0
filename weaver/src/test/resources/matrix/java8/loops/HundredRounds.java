package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class HundredRounds {
    @Async
    Coroutine<Object> box() throws Throwable {
        int s = 0;
        for (int i = 0; i < 100; i++) s += await(leaf(i)) % 7;
        return value(s);
    }
}
