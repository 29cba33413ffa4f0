package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ArrayIndexAndValue {
    @Async
    Coroutine<Object> box() throws Throwable {
        int[] a = new int[4];
        a[await(leaf(1))] = await(leaf(5));
        a[2] = a[await(leaf(1))] + await(leaf(1));
        return value(a);
    }
}
