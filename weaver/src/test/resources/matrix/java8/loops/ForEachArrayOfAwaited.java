package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ForEachArrayOfAwaited {
    @Async
    Coroutine<Object> box() throws Throwable {
        long s = 0;
        for (long x : await(leaf(new long[] {4, 5}))) s += x * await(leaf(2));
        return value(s);
    }
}
