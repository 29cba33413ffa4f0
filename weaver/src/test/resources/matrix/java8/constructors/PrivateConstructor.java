package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PrivateConstructor {

    static class Q {
        private final int v;

        private Q(int v) {
            this.v = v;
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(new Q(await(leaf(5))).v);
    }
}
