package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ShortCircuitInArguments {

    static class P {
        final String s;

        P(boolean a, boolean b) {
            s = a + "," + b;
        }
    }

    @Async
    Coroutine<Object> box() {
        boolean t = true;
        return value(new P(t && await(leaf(false)), !t || await(leaf(true))).s);
    }
}
