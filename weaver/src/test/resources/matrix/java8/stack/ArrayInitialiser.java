package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ArrayInitialiser {
    @Async
    Coroutine<Object> box() throws Throwable {
        return value(new Object[] {
            1,
            await(leaf(2)),
            new int[] {await(leaf(3)), 4},
            new String[] {"a", await(leaf("b"))},
            new long[][] {{1, await(leaf(2L))}, {}}
        });
    }
}
