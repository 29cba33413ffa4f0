package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ExceptionBetweenNewAndInit {

    static class P {
        static {
            log("P loaded");
        }

        P(int a, int b) {
            log("P made");
        }
    }

    @Async
    Coroutine<Object> box() {
        try {
            new P(await(leaf(1)), 1 / await(leaf(0)));
        } catch (ArithmeticException e) {
            log(e);
        }
        return value(await(leaf(2)));
    }
}
