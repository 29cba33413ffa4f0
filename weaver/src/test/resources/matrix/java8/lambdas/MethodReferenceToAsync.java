package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class MethodReferenceToAsync {

    @Async
    Coroutine<Integer> inst(int x) {
        return value(x + await(leaf(1)));
    }

    @Async
    static Coroutine<Integer> stat(int x) {
        return value(x + await(leaf(2)));
    }

    static class P {
        final int v;

        P(int v) {
            this.v = v;
        }

        @Async
        Coroutine<Integer> get() {
            return value(v + await(leaf(3)));
        }
    }

    @Async
    Coroutine<Object> box() {
        Function<Integer, Coroutine<Integer>> a = this::inst, b = MethodReferenceToAsync::stat;
        Function<P, Coroutine<Integer>> c = P::get;
        Function<Integer, P> d = P::new;
        return value(await(a.apply(10)) + await(b.apply(100)) + await(c.apply(d.apply(await(leaf(1000))))));
    }
}
