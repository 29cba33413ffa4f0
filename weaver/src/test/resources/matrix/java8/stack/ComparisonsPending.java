package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ComparisonsPending {
    @Async
    Coroutine<Object> box() throws Throwable {
        double d = 0.5;
        long l = 5;
        float f = 1;
        return value((d < 1.0 ? 1 : 0)
                + await(leaf(1))
                + (l > await(leaf(4L)) ? 10 : 20)
                + (f >= await(leaf(1f)) ? 100 : 200)
                + (await(leaf(1.0)) < d ? 1000 : 2000));
    }
}
