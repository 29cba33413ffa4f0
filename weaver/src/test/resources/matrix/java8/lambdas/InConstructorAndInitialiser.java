package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class InConstructorAndInitialiser {

    final Supplier<Coroutine<Integer>> a = () -> value(await(leaf(1)));
    final Supplier<Coroutine<Integer>> b;
    static final Supplier<Coroutine<Integer>> C = () -> value(await(leaf(3)));

    public InConstructorAndInitialiser() {
        int k = 2;
        b = () -> value(await(leaf(k)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(a.get()) + await(b.get()) * 10 + await(C.get()) * 100);
    }
}
