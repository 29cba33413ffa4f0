package weft.asyncio.traces;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import weft.AsyncCallable;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** An exception is caught in the step in which it was thrown. */
final class Catching {
    private Catching() {}

    @Async
    static Coroutine<?> inTheFirstStep() {
        return value(await(catches(() -> Shop.fast().buy("tea"))));
    }

    @Async
    static Coroutine<?> inALaterStep() {
        return value(await(catchesLater(() -> Shop.fast().buy("tea"))));
    }

    @Async
    static Coroutine<?> notByTheMethodThatWasResumed() {
        return value(await(resumed()));
    }

    @Async
    private static Coroutine<Object> resumed() {
        await(yieldNow());
        return value(await(catches(() -> Shop.fast().buy("tea"))));
    }

    @Async
    private static Coroutine<Object> catchesLater(AsyncCallable<Integer> fails) {
        await(yieldNow());
        return value(await(catches(fails)));
    }

    @Async
    private static Coroutine<Object> catches(AsyncCallable<Integer> fails) {
        try {
            return value(await(fails.call()));
        } catch (Exception thrown) {
            return value(thrown);
        }
    }

    /** Which of the calls of one method was resumed shows only where the exception leaves it. */
    @Async
    static Coroutine<?> inARecursion() {
        return value(await(down(3)));
    }

    @Async
    private static Coroutine<Object> down(int levels) {
        if (levels > 0) return value(await(down(levels - 1)));
        await(yieldNow());
        return value(await(catches(() -> Shop.fast().buy("tea"))));
    }

    @Async
    static Coroutine<?> ofATaskThatIsDone() {
        Task<Integer> task = createTask(Shop.fast().buy("tea"));
        await(sleep(Duration.ofSeconds(1)));
        return value(await(catchesLater(() -> waits(task))));
    }

    @Async
    private static Coroutine<Integer> waits(Task<Integer> task) {
        return value(await(task));
    }

    @Async
    static Coroutine<?> ofAStageThatIsDone() {
        CompletableFuture<Integer> stage = CompletableFuture.failedFuture(new IllegalStateException("of a stage"));
        return value(await(catchesLater(() -> waits(stage))));
    }

    @Async
    private static Coroutine<Integer> waits(CompletableFuture<Integer> stage) {
        return value(await(stage));
    }

    @Async
    static Coroutine<?> withoutALoop() throws InterruptedException {
        Object[] caught = new Object[1];
        Thread thread = new Thread(() -> caught[0] = stage().join());
        thread.start();
        thread.join();
        return value(caught[0]);
    }

    @Async
    private static CompletableFuture<Object> stage() {
        return CompletableFuture.completedFuture(await(catches(() -> Shop.fast().buy("tea"))));
    }

    @Async
    static Coroutine<?> withoutALoopInALaterStep() throws InterruptedException {
        CompletableFuture<Void> input = new CompletableFuture<>();
        Object[] caught = new Object[1];
        Thread thread = new Thread(() -> {
            CompletableFuture<Object> stage = laterStage(input);
            input.complete(null);
            caught[0] = stage.join();
        });
        thread.start();
        thread.join();
        return value(caught[0]);
    }

    @Async
    private static CompletableFuture<Object> laterStage(CompletableFuture<Void> input) {
        return CompletableFuture.completedFuture(await(catchesAfter(input)));
    }

    @Async
    private static Coroutine<Object> catchesAfter(CompletableFuture<Void> input) {
        await(input);
        return value(await(catches(() -> Shop.fast().buy("tea"))));
    }
}
