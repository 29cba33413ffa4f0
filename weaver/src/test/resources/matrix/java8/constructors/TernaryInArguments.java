package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class TernaryInArguments {

    static class P {
        final String s;

        P(Object a, long b, Object c) {
            s = a + "," + b + "," + c;
        }
    }

    @Async
    Coroutine<Object> box() {
        boolean t = await(leaf(true));
        return value(
                new P(t ? await(leaf(1)) : await(leaf(2)), t ? 3L : await(leaf(4L)), !t ? "x" : await(leaf("y"))).s);
    }
}
