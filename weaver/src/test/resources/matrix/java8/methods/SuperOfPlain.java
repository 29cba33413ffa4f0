package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SuperOfPlain {

    static class A {
        Coroutine<String> f(int x) {
            return value("plain" + x);
        }

        int g(int x) {
            return x;
        }
    }

    static class B extends A {
        @Override
        @Async
        Coroutine<String> f(int x) {
            return value(await(super.f(super.g(await(leaf(x))))));
        }

        @Override
        int g(int x) {
            return -x;
        }
    }

    static class C extends B {
        @Override
        Coroutine<String> f(int x) {
            return super.f(x + 100);
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new C().f(1)) + await(new B().f(2)));
    }
}
