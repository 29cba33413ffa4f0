package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Simple {

    static class P {
        final int a;
        final String b;

        P(int a, String b) {
            this.a = a;
            this.b = b;
            log("P");
        }

        public String toString() {
            return a + b;
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(
                "" + new P(await(leaf(1)), "x") + new P(2, await(leaf("y"))) + new P(await(leaf(3)), await(leaf("z"))));
    }
}
