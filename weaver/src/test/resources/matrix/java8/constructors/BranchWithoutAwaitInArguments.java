package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class BranchWithoutAwaitInArguments {

    static class P {
        final String s;

        P(Object a, int b) {
            s = a + "," + b;
        }
    }

    @Async
    Coroutine<Object> box() {
        int n = await(leaf(3));
        return value(new P(n > 2 ? "big" : "small", n + await(leaf(1))).s + new P(await(leaf("k")), n > 5 ? 1 : 2).s);
    }
}
