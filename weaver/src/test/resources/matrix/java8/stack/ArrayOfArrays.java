package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ArrayOfArrays {
    @Async
    Coroutine<Object> box() throws Throwable {
        int[][] a = new int[await(leaf(2))][await(leaf(3))];
        a[await(leaf(1))][await(leaf(2))] = await(leaf(7));
        a[1][2] += a[1][await(leaf(2))];
        return value(a);
    }
}
