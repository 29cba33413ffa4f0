package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ArrayCompoundInt {
    @Async
    Coroutine<Object> box() throws Throwable {
        int[] a = {1, 2, 3};
        a[0] += await(leaf(10));
        a[await(leaf(1))] *= 5;
        a[await(leaf(2))] -= await(leaf(1));
        a[0]++;
        a[await(leaf(0))]--;
        ++a[await(leaf(0))];
        return value(a);
    }
}
