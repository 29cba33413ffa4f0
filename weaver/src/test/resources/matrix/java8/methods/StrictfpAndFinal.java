package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StrictfpAndFinal {

    @Async
    final strictfp Coroutine<Double> f(double d) {
        return value(d / 3 * await(leaf(1.5)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(2)));
    }
}
