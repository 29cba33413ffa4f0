package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SuperCalls {

    static class A {
        @Async
        Coroutine<String> f(int x) {
            return value("A" + await(leaf(x)));
        }
    }

    static class B extends A {
        @Override
        @Async
        Coroutine<String> f(int x) {
            return value("B" + await(super.f(x + 1)) + await(leaf("b")));
        }
    }

    static class C extends B {
        @Override
        @Async
        Coroutine<String> f(int x) {
            String s = await(super.f(x + 1));
            return value("C" + s + await(super.f(0)));
        }
    }

    @Async
    Coroutine<Object> box() {
        A a = new C();
        return value(await(a.f(1)));
    }
}
