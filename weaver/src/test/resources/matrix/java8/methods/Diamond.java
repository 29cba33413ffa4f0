package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Diamond {

    interface I {
        @Async
        default Coroutine<String> f() {
            return value("I" + await(leaf(1)));
        }
    }

    interface J extends I {
        @Override
        @Async
        default Coroutine<String> f() {
            return value("J" + await(I.super.f()));
        }
    }

    interface K extends I {}

    static class C implements J, K {
        @Override
        @Async
        public Coroutine<String> f() {
            return value("C" + await(J.super.f()) + await(leaf(2)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new C().f()));
    }
}
