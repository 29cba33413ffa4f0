package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ArrayCompoundDouble {
    @Async
    Coroutine<Object> box() throws Throwable {
        double[] a = {1, 2};
        a[0] /= await(leaf(4));
        double x = a[1]-- - await(leaf(0.5));
        log(x);
        return value(a);
    }
}
