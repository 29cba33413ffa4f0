package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ForEachArray {
    @Async
    Coroutine<Object> box() throws Throwable {
        int s = 0;
        for (int x : new int[] {1, 2, 3}) s = s * 10 + await(leaf(x));
        return value(s);
    }
}
