package java17.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SealedInterfaces {

    sealed interface S permits A, B {
        @Async
        default Coroutine<String> f() {
            return value(name() + await(leaf(1)));
        }

        String name();
    }

    record A() implements S {
        public String name() {
            return "A";
        }
    }

    record B() implements S {
        public String name() {
            return "B";
        }

        @Override
        @Async
        public Coroutine<String> f() {
            return value("over" + await(S.super.f()));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new A().f()) + await(new B().f()));
    }
}
