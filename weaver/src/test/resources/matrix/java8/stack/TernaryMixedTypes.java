package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class TernaryMixedTypes {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n = 0;
        Object o = await(leaf(n == 0)) ? (Object) await(leaf(1)) : await(leaf("s"));
        Number m = n == 1 ? (Number) await(leaf(1)) : (Number) await(leaf(2.5));
        return value(o + "" + m);
    }
}
