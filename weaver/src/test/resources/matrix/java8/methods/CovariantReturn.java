package java8.methods;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class CovariantReturn {

    static class A {
        Coroutine<? extends Object> f() {
            return value("A");
        }

        CompletionStage<Integer> g() {
            return completedFuture(1);
        }
    }

    static class B extends A {
        @Override
        @Async
        Coroutine<String> f() {
            return value("B" + await(leaf(1)));
        }

        @Override
        @Async
        CompletableFuture<Integer> g() {
            return completedFuture(await(leaf(2)) + await(super.g()));
        }
    }

    @Async
    Coroutine<Object> box() {
        A a = new B();
        Object o = await(a.f());
        return value(o + "" + await(a.g()));
    }
}
