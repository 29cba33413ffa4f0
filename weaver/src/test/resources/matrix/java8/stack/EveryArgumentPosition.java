package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class EveryArgumentPosition {

    static String f(int a, long b, String c, double d) {
        return a + "," + b + "," + c + "," + d;
    }

    @Async
    Coroutine<Object> box() {
        log(f(await(leaf(1)), 2L, "c", 4.0));
        log(f(1, await(leaf(2L)), "c", 4.0));
        log(f(1, 2L, await(leaf("c")), 4.0));
        log(f(1, 2L, "c", await(leaf(4.0))));
        return value(f(await(leaf(1)), await(leaf(2L)), await(leaf("c")), await(leaf(4.0))));
    }
}
