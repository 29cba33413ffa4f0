package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.gather;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.TestCoroutines.Script;

/** Stages of a loop that are ended from outside, and what becomes of the work behind them. */
class StageEndsTest extends VirtualTimeTest {
    private Script<Integer> work() {
        return after(3_600_000, 1).caught(CancelledError.class, error -> {
            note("message " + error.getMessage());
            throw error;
        });
    }

    private List<Supplier<CompletableFuture<Integer>>> stages() {
        return List.of(
                () -> work().startAsStage(),
                () -> createTask(work()).toCompletionStage().toCompletableFuture(),
                () -> Asyncio.runCoroutineThreadsafe(work(), loop));
    }

    @Test
    void whateverEndsAStageCancelsTheWork() {
        List<Consumer<CompletableFuture<Integer>>> ends = List.of(
                stage -> stage.complete(1),
                stage -> stage.completeExceptionally(new IllegalStateException()),
                stage -> stage.completeAsync(() -> 1, Runnable::run),
                stage -> stage.cancel(true));
        for (Supplier<CompletableFuture<Integer>> made : stages()) {
            for (Consumer<CompletableFuture<Integer>> end : ends) {
                events.clear();
                run(() -> {
                    CompletableFuture<Integer> stage = made.get();
                    loop.callLater(ms(1), () -> end.accept(stage));
                    return sleep(ms(5));
                });
                assertThat(events).containsExactly("cancelled 1", "message null");
                assertThat(loop.allTasks()).isEmpty();
            }
        }
    }

    /** A future is no work: who ends its stage has it cancelled, too. */
    @Test
    void theStageOfAFutureCancelsTheFuture() {
        Future<Integer> future = loop.createFuture();
        future.toCompletionStage().toCompletableFuture().complete(2);
        assertThat(future.isCancelled()).isTrue();
    }

    @Test
    void theWorksOwnEndCancelsNothing() throws Exception {
        for (Supplier<Script<Integer>> script : List.<Supplier<Script<Integer>>>of(
                () -> after(1, 7),
                () -> failing(1, new IllegalStateException("own")).then(nothing -> value(1)))) {
            CompletableFuture<Integer> stage = Asyncio.runCoroutineThreadsafe(script.get(), loop);
            Task<Integer> task = loop.createTask(script.get());
            CompletableFuture<Integer> other = task.toCompletionStage().toCompletableFuture();
            run(() -> sleep(ms(5)));
            assertThat(task.isCancelled()).isFalse();
            assertThat(stage).isDone().isNotCancelled();
            assertThat(other).isDone().isNotCancelled();
        }
    }

    /** Task over stage over task. */
    @Test
    void theMessageOfACancelReachesTheWork() {
        for (Supplier<CompletableFuture<Integer>> made : stages()) {
            events.clear();
            List<String> outside = new ArrayList<>();
            run(() -> {
                Task<Integer> outer = createTask(async(() -> stage(made.get())));
                loop.callLater(ms(1), () -> outer.cancel("over budget"));
                return awaiting(outer).caught(CancelledError.class, error -> {
                    outside.add(error.getMessage());
                    return value(null);
                });
            });
            run(() -> sleep(Duration.ZERO));
            assertThat(events).containsExactly("cancelled 1", "message over budget");
            assertThat(outside).containsExactly("over budget");
        }
    }

    @Test
    void theMessageGoesThroughWrap() {
        run(() -> {
            Future<Integer> wrapped = Asyncio.wrap(work().startAsStage());
            loop.callLater(ms(1), () -> wrapped.cancel("over budget"));
            return awaiting(wrapped).caught(CancelledError.class, error -> value(null));
        });
        run(() -> sleep(ms(1)));
        assertThat(events).containsExactly("cancelled 1", "message over budget");
    }

    @Test
    void aCleanUpThatFailsIsReported() {
        run(() -> {
            CompletableFuture<Integer> stage = after(1000, 1)
                    .caught(CancelledError.class, error -> {
                        throw new IllegalStateException("the clean-up failed", error);
                    })
                    .startAsStage();
            Task<Integer> outer = createTask(async(() -> stage(stage)));
            loop.callLater(ms(1), () -> outer.cancel("over budget"));
            return awaiting(outer).caught(CancelledError.class, error -> value(null));
        });
        run(() -> sleep(ms(1)));
        assertThat(reported).singleElement().satisfies(context -> {
            assertThat(context.exception()).hasMessage("the clean-up failed");
            assertThat(context.exception().getCause()).hasMessage("over budget");
        });
    }

    private static <T> Awaitable<T> stage(CompletableFuture<T> stage) {
        return new Awaitable<T>() {
            @Override
            public Object onAwait(Coroutine<?> waiter) {
                return Coroutine.awaitStage(stage, waiter);
            }
        };
    }

    // ---- gathers in gathers

    @Test
    void aCancelGoesThroughAnyDepthOfGathers() {
        run(() -> {
            Future<?> innermost = loop.createFuture();
            Future<?> outermost = innermost;
            for (int i = 0; i < 100_000; i++) outermost = gather(outermost);
            assertThat(outermost.cancel("x")).isTrue();
            assertThat(innermost.isCancelled()).isTrue();
            return value(null);
        });
    }

    @Test
    void aCancelOfGathersReachesEachChildInOrder() {
        run(
                () -> {
                    Task<Integer> first = createTask(after(1000, 1));
                    Task<Integer> second = createTask(after(1000, 2));
                    Task<Integer> third = createTask(after(1000, 3));
                    Future<Integer> done = loop.createFuture();
                    done.setResult(1);
                    Future<?> nothing = gather(done);
                    Future<?> outer = gather(gather(first, gather(second)), nothing, third);
                    loop.callLater(ms(1), () -> note("cancel " + outer.cancel("x") + " " + nothing.cancel("x")));
                    return awaiting((Awaitable<?>) outer);
                },
                CancelledError.class);
        assertThat(events).containsExactly("cancel true false", "cancelled 1", "cancelled 2", "cancelled 3");
    }

    private void run(Supplier<Awaitable<?>> main, Class<? extends Throwable> expected) {
        assertThatThrownBy(() -> loop.runUntilComplete(async(() -> (Awaitable<?>) main.get())))
                .isInstanceOf(expected);
    }

    @Test
    void debugModeRefusesOtherThreads() {
        loop.setDebug(true);
        run(() -> {
            AsCompleted<Integer> ended = Asyncio.asCompleted(List.of(after(1, 1)));
            Handle handle = loop.callLater(ms(1), () -> {});
            refused("AsCompleted.next", ended::next);
            refused("Handle.cancel", handle::cancel);
            Timeout timeout = Asyncio.timeout(ms(10));
            refused("Timeout.reschedule", () -> timeout.reschedule(ms(1)));
            return sleep(ms(2));
        });
    }

    private static void refused(String method, Runnable call) {
        CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(call);
        assertThatThrownBy(elsewhere::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("Non-thread-safe operation")
                .hasMessageContaining(method);
    }
}
