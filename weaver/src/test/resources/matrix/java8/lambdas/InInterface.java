package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class InInterface {

    interface I {
        Supplier<Coroutine<Integer>> C = () -> value(await(leaf(1)));

        default Supplier<Coroutine<Integer>> d(int x) {
            return () -> value(x + await(leaf(2)) + own());
        }

        static Supplier<Coroutine<Integer>> s() {
            return () -> value(await(leaf(3)));
        }

        int own();
    }

    @Async
    Coroutine<Object> box() {
        I i = () -> 1000;
        return value(await(I.C.get()) + await(i.d(10).get()) + await(I.s().get()));
    }
}
