package weft.samples.shapes;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.samples.shapes.Transcript.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import weft.AsyncCallable;
import weft.Coroutine;
import weft.annotations.Async;

/** Lambdas that await need no annotation: what they return tells. */
final class Lambdas {
    private final int base;

    private Lambdas(int base) {
        this.base = base;
    }

    @Async
    Coroutine<Void> captures() throws Exception {
        int local = 20;
        AsyncCallable<Integer> sum = () -> {
            await(yieldNow());
            return value(base + local + 3);
        };
        say("captured: " + await(sum.call()));
        Supplier<CompletableFuture<String>> stage = () -> completedFuture("stage of " + await(three()));
        say(await(stage.get()));
        return done();
    }

    @Async
    static Coroutine<Integer> three() {
        await(yieldNow());
        return value(3);
    }

    @Async
    static Coroutine<Void> all() throws Exception {
        await(new Lambdas(100).captures());
        Function<Integer, Coroutine<Integer>> twice = number -> {
            await(yieldNow());
            return value(number * 2);
        };
        List<Coroutine<Integer>> products = Stream.of(1, 2, 3).map(twice).toList();
        say("mapped: " + await(gather(products)));
        return done();
    }
}
