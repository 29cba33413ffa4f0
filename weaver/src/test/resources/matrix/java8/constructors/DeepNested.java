package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class DeepNested {

    static class N {
        final Object a, b;

        N(Object a, Object b) {
            this.a = a;
            this.b = b;
        }

        public String toString() {
            return "(" + a + b + ")";
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(new N(
                new N(await(leaf(1)), new N(2, await(leaf(3)))), new N(new N(await(leaf(4)), 5), await(leaf(6)))));
    }
}
