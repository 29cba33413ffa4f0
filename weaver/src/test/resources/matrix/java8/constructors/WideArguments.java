package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class WideArguments {

    static class W {
        final String s;

        W(long a, double b, long c, int d) {
            s = a + "," + b + "," + c + "," + d;
        }
    }

    @Async
    Coroutine<Object> box() {
        long q = 5;
        return value(new W(q, await(leaf(1.5)), q + await(leaf(2L)), await(leaf(3))).s);
    }
}
