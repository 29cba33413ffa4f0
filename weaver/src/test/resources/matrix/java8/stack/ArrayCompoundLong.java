package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ArrayCompoundLong {
    @Async
    Coroutine<Object> box() throws Throwable {
        long[] a = {1, 2, 3};
        a[0] += await(leaf(10L));
        long x = a[await(leaf(1))]++ + await(leaf(1));
        long y = ++a[2] * await(leaf(2));
        a[1] <<= await(leaf(3));
        log(x);
        log(y);
        return value(a);
    }
}
