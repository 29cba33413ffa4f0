package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ArrayAliasing {
    @Async
    Coroutine<Object> box() throws Throwable {
        int[] a = {1};
        int[] b = a;
        await(leaf(1));
        b[0] = 5;
        await(leaf(2));
        return value(a == b && a[0] == 5);
    }
}
