package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ManyParameters {

    interface F {
        Coroutine<String> f(int a, long b, String c, double d, Object... e);
    }

    @Async
    Coroutine<Object> box() {
        int k = 1;
        F f = (a, b, c, d, e) -> value(k + a + b + c + await(leaf(d)) + e.length + b);
        return value(await(f.f(1, 2, "c", 4, 5, 6)));
    }
}
