package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ArrayMerges {
    @Async
    Coroutine<Object> box() throws Throwable {
        boolean t = await(leaf(true));
        Object[] a = t ? new String[] {"s"} : new Integer[][] {{1}};
        Object b = t ? new int[] {1} : new long[] {2};
        Object[] n = t ? null : new String[1];
        await(leaf(1));
        return value(a[0] + "" + a.length + (b instanceof int[]) + n);
    }
}
