package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AbstractOrMissingOrder {

    static class A {
        static {
            log("A");
        }

        A(Object o) {
            log("new A");
        }
    }

    static class B extends A {
        static {
            log("B");
        }

        B(Object x, Object y) {
            super(x);
            log(y);
        }
    }

    @Async
    Coroutine<Object> box() {
        B b = new B(await(leaf(1)), new A(await(leaf(2))));
        return value(b != null);
    }
}
