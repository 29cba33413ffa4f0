package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NewArrayOfNew {

    static class P {
        final int a;

        P(int a) {
            this.a = a;
        }

        public String toString() {
            return "P" + a;
        }
    }

    @Async
    Coroutine<Object> box() {
        P[] p = {new P(1), new P(await(leaf(2))), await(leaf(new P(3)))};
        return value(p);
    }
}
