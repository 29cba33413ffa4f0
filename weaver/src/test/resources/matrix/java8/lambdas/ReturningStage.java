package java8.lambdas;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ReturningStage {
    @Async
    Coroutine<Object> box() throws Throwable {
        Function<Integer, CompletableFuture<Integer>> f = x -> completedFuture(await(leaf(x)) + 1);
        Function<Integer, CompletionStage<String>> g = x -> {
            String s = "s" + await(leaf(x));
            return completedFuture(s);
        };
        return value(await(f.apply(1)) + await(g.apply(2)));
    }
}
