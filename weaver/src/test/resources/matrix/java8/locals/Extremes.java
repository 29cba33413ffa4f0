package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Extremes {
    @Async
    Coroutine<Object> box() throws Throwable {
        long a = Long.MIN_VALUE;
        int b = Integer.MIN_VALUE;
        float f = Float.NaN;
        double d = -0.0;
        float g = Float.MIN_VALUE;
        double h = Double.POSITIVE_INFINITY;
        await(leaf(1));
        return value(a + " " + b + " " + f + " " + d + " " + g + " " + h + " " + Float.floatToRawIntBits(f));
    }
}
