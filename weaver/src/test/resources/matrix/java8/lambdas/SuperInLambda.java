package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class SuperInLambda {

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
            Supplier<Coroutine<String>> s = () -> value("L" + await(super.f(x)));
            return value("B" + await(s.get()));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new B().f(3)));
    }
}
