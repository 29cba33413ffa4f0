package weft.asyncio.traces;

import static weft.Asyncio.await;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import weft.Coroutine;
import weft.EventLoop;
import weft.annotations.Async;

/** Other threads, stages, and methods that run without a loop. */
final class Outside {
    private Outside() {}

    @Async
    static Coroutine<?> inAThread() {
        return value(await(toThread(() -> Integer.valueOf("no number"))));
    }

    @Async
    static Coroutine<?> ofAStage() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        EventLoop.running().callSoon(() -> stage.completeExceptionally(new IllegalStateException("of a stage")));
        return value(await(stage));
    }

    @Async
    static Coroutine<?> ofAStageThatIsDone() {
        return value(await(CompletableFuture.failedFuture(new IllegalStateException("of a stage"))));
    }

    @Async
    static Coroutine<?> ofAMethodThatReturnsAStage() {
        return value(await(stage(Shop.slow())));
    }

    @Async
    private static CompletableFuture<Integer> stage(Shop shop) {
        return CompletableFuture.completedFuture(await(shop.buy("tea")));
    }

    @Async
    static Coroutine<?> withoutALoop() throws InterruptedException {
        CompletableFuture<String> input = new CompletableFuture<>();
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(() -> {
            CompletableFuture<Integer> outer = outer(input);
            input.complete("no number");
            try {
                outer.join();
            } catch (CompletionException failed) {
                thrown[0] = failed.getCause();
            }
        });
        thread.start();
        thread.join();
        return value(thrown[0]);
    }

    @Async
    private static CompletableFuture<Integer> outer(CompletableFuture<String> input) {
        return CompletableFuture.completedFuture(1 + await(parse(input)));
    }

    @Async
    private static Coroutine<Integer> parse(CompletableFuture<String> input) {
        return value(Integer.valueOf(await(input)));
    }

    @Async
    static Coroutine<?> withoutALoopOrASuspension() throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(() -> outer(CompletableFuture.completedFuture("no number"))
                .whenComplete((value, failure) -> thrown[0] = failure));
        thread.start();
        thread.join();
        return value(thrown[0]);
    }

    /** The outer methods were suspended once, the inner ones were not. */
    @Async
    static Coroutine<?> aStageInAStage() throws InterruptedException {
        CompletableFuture<String> input = new CompletableFuture<>();
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(() -> {
            nesting(input).whenComplete((value, failure) -> thrown[0] = failure);
            input.complete("no number");
        });
        thread.start();
        thread.join();
        return value(thrown[0]);
    }

    @Async
    private static CompletableFuture<Integer> nesting(CompletableFuture<String> input) {
        return CompletableFuture.completedFuture(await(nested(input)));
    }

    @Async
    private static Coroutine<Integer> nested(CompletableFuture<String> input) {
        String text = await(input);
        return value(await(outer(CompletableFuture.completedFuture(text))));
    }

    /** The thread's frames stand between the two loops. */
    @Async
    static Coroutine<?> aLoopInAThread() {
        return value(await(toThread(() -> weft.Asyncio.run(Shop.slow().buy("tea")))));
    }
}
