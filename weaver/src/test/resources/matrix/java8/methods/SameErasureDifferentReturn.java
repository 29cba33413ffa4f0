package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SameErasureDifferentReturn {

    static class A<T> {
        @Async
        Coroutine<String> f(T t) {
            return value("A" + await(leaf(t)));
        }
    }

    static class B extends A<String> {
        @Override
        @Async
        Coroutine<String> f(String t) {
            return value("B" + await(super.f(t)));
        }

        @Async
        Coroutine<String> f(CharSequence o) {
            return value("O" + await(f("" + o)));
        }
    }

    @Async
    Coroutine<Object> box() {
        A<String> a = new B();
        return value(await(a.f("x")) + await(new B().f(new StringBuilder("sb"))));
    }
}
