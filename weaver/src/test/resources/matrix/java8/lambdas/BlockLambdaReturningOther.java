package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class BlockLambdaReturningOther {

    @Async
    Coroutine<Integer> other(int x) {
        return value(await(leaf(x)));
    }

    @Async
    Coroutine<Object> box() {
        Function<Integer, Coroutine<Integer>> f = x -> {
            await(leaf("pre"));
            return other(x);
        };
        Function<Integer, Coroutine<Integer>> g = x -> other(x);
        Function<Integer, Coroutine<Integer>> h = this::other;
        return value(await(f.apply(1)) + await(g.apply(2)) + await(h.apply(3)));
    }
}
