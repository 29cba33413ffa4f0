package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ChainedAssignment {
    @Async
    Coroutine<Object> box() throws Throwable {
        int a, b;
        long[] l = new long[2];
        long m;
        int[] n = {0, 0};
        a = b = await(leaf(3));
        m = l[a - 2] = l[0] = await(leaf(4L));
        n[n[0] = await(leaf(1))] = await(leaf(9));
        return value(a + b + m + l[0] + l[1] + n[1]);
    }
}
