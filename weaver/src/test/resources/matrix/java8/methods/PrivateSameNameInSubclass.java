package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PrivateSameNameInSubclass {

    static class A {
        @Async
        private Coroutine<String> f() {
            return value("A" + await(leaf(1)));
        }

        @Async
        Coroutine<String> g() {
            return value(await(f()) + await(this.f()));
        }
    }

    static class B extends A {
        @Async
        private Coroutine<String> f() {
            return value("B" + await(leaf(2)));
        }

        @Async
        Coroutine<String> h() {
            return value(await(f()) + await(g()));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new B().h()));
    }
}
