package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Stages on a running loop: awaited ones, and methods that return one or nothing. */
class StageTest extends VirtualTimeTest {
    private final CompletableFuture<Integer> stage = new CompletableFuture<>();

    /** As woven code awaits a stage. */
    static <T> Awaitable<T> of(CompletionStage<T> stage) {
        return new Awaitable<T>() {
            @Override
            public Object onAwait(Coroutine<?> waiter) {
                return Coroutine.awaitStage(stage, waiter);
            }
        };
    }

    // ---- awaiting

    @Test
    void aDoneStageGivesItsValueInline() {
        stage.complete(1);
        Task<Integer> task = loop.createTask(awaiting(of(stage)));
        turn();
        assertThat(task.result()).isEqualTo(1);
    }

    @Test
    void aPendingStageResumesOnTheLoop() {
        Thread here = Thread.currentThread();
        loop.callSoon(() -> new Thread(() -> stage.complete(2)).start());
        loop.runUntilComplete(awaiting(of(stage)).peek(value -> note(value + " " + (Thread.currentThread() == here))));
        assertThat(events).containsExactly("2 true");
    }

    @Test
    void failuresComeOutAsTheyWentIn() {
        IOException failure = new IOException("disk");
        for (Throwable wrapper :
                new Throwable[] {failure, new CompletionException(failure), new ExecutionException(failure)}) {
            assertFailure(CompletableFuture.failedFuture(wrapper), failure);
            CompletableFuture<Integer> later = new CompletableFuture<>();
            loop.callLater(ms(1), () -> later.completeExceptionally(wrapper));
            assertFailure(later, failure);
        }
        // One layer only.
        ExecutionException inner = new ExecutionException(failure);
        assertFailure(CompletableFuture.failedFuture(new CompletionException(inner)), inner);
        assertFailure(CompletableFuture.<Integer>failedFuture(failure).thenApply(x -> x), failure);
        CompletionException bare = new CompletionException("no cause", null);
        assertFailure(CompletableFuture.failedFuture(bare), bare);
    }

    private void assertFailure(CompletionStage<Integer> failing, Throwable expected) {
        assertThatThrownBy(() -> run(() -> of(failing))).isSameAs(expected);
    }

    @Test
    void aCancelledStageIsACancelledError() {
        loop.callLater(ms(1), () -> stage.cancel(true));
        for (int i = 0; i < 2; i++) {
            Task<Integer> task = loop.createTask(awaiting(of(stage)));
            assertThatThrownBy(() -> loop.runUntilComplete(task))
                    .isInstanceOf(CancelledError.class)
                    .hasCauseInstanceOf(CancellationException.class);
            assertThat(task.isCancelled()).isTrue();
        }
    }

    @Test
    void nullIsRefusedAtTheAwait() {
        assertThatThrownBy(() -> run(() -> of((CompletionStage<Integer>) null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("await(null)");
    }

    @Test
    void cancellingTheWaiterCancelsACompletableFuture() {
        Task<Integer> task = loop.createTask(awaiting(of(stage)));
        turn();
        task.cancel();
        turn();
        assertThat(task.isCancelled()).isTrue();
        assertThat(stage).isCancelled();
    }

    @Test
    void cancellingTheWaiterDetachesFromAnyOtherStage() {
        Task<Integer> task = loop.createTask(awaiting(of(stage.minimalCompletionStage())));
        turn();
        task.cancel();
        turn();
        assertThat(task.isCancelled()).isTrue();
        assertThat(stage).isNotDone();
        stage.complete(1);
        turn();
        assertThat(reported).isEmpty();
    }

    @Test
    void aMinimalStageCanBeAwaited() {
        loop.callLater(ms(1), () -> stage.complete(4));
        assertThat(run(() -> of(stage.minimalCompletionStage()))).isEqualTo(4);
        assertThat(run(() -> of(stage.minimalCompletionStage()))).isEqualTo(4);
    }

    // ---- starting

    @Test
    void aStageMethodRunsAtOnceUpToItsFirstSuspension() {
        run(() -> {
            Task<?> caller = Task.current();
            CompletableFuture<Integer> result = async(() -> {
                        note("first part");
                        assertThat(Task.current()).isNotNull().isNotSameAs(caller);
                        return sleep(ms(5), 1);
                    })
                    .startAsStage();
            assertThat(Task.current()).isSameAs(caller);
            assertThat(result).isNotDone();
            note("caller");
            return awaiting(of(result)).peek(value -> note(value + " at " + millis()));
        });
        assertThat(events).containsExactly("first part", "caller", "1 at 5");
    }

    @Test
    void aStageMethodThatNeverSuspendsIsDoneOnReturn() {
        run(() -> {
            assertThat(async(() -> value(3)).startAsStage()).isCompletedWithValue(3);
            assertThat(loop.allTasks()).hasSize(1);
            return value(null);
        });
    }

    @Test
    void whatIsThrownBeforeTheFirstSuspensionGoesIntoTheStage() {
        IOException failure = new IOException("disk");
        run(() -> {
            CompletableFuture<Object> result = async(() -> {
                        throw Failure.<RuntimeException>sneaky(failure);
                    })
                    .startAsStage();
            assertThat(result).isCompletedExceptionally();
            assertThatThrownBy(result::join).hasCause(failure);
            CompletableFuture<Object> fatal = async(() -> {
                        throw new InternalError("fatal");
                    })
                    .startAsStage();
            assertThat(fatal).isCompletedExceptionally();
            return value(null);
        });
    }

    @Test
    void aCancelOfTheStageCancelsTheTask() {
        run(() -> {
            CompletableFuture<Integer> result = after(1000, 1).startAsStage();
            result.cancel(true);
            assertThat(result).isCancelled();
            return sleep(ms(1));
        });
        assertThat(events).containsExactly("cancelled 1");
        assertThat(loop.allTasks()).isEmpty();
    }

    @Test
    void aCancelOfTheStageFromAnotherThreadReachesTheTask() {
        run(
                () -> {
                    CompletableFuture<Integer> result = onGate().startAsStage();
                    Thread other = new Thread(() -> result.cancel(true));
                    other.start();
                    return of(result);
                },
                CancelledError.class);
        while (!loop.allTasks().isEmpty()) turn();
        assertThat(events).containsExactly("cancelled on the loop");
    }

    private TestCoroutines.Script<Integer> onGate() {
        Thread here = Thread.currentThread();
        return async(() -> loop.<Integer>createFuture()).caught(CancelledError.class, error -> {
            note("cancelled " + (Thread.currentThread() == here ? "on the loop" : "elsewhere"));
            throw error;
        });
    }

    private <T> void run(Supplier<? extends Awaitable<T>> main, Class<? extends Throwable> expected) {
        assertThatThrownBy(() -> run(main)).isInstanceOf(expected);
    }

    @Test
    void failuresOfVoidMethodsGoToTheLoopsHandler() {
        RuntimeException now = new RuntimeException("now");
        RuntimeException later = new RuntimeException("later");
        run(() -> {
            async(() -> {
                        throw now;
                    })
                    .startAsVoid();
            assertThat(reported).extracting(ExceptionContext::exception).containsExactly(now);
            failing(5, later).startAsVoid();
            return sleep(ms(10));
        });
        assertThat(reported).extracting(ExceptionContext::exception).containsExactly(now, later);
        assertThat(reported.get(1).task()).isNotNull();
    }

    @Test
    void aTaskMethodIsScheduled() {
        run(() -> {
            Task<Integer> task = async(() -> {
                        note("ran");
                        return value(1);
                    })
                    .startAsTask();
            assertThat(events).isEmpty();
            return task;
        });
        assertThat(events).containsExactly("ran");
        assertThatThrownBy(() -> async(() -> value(1)).startAsTask())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("run(...)");
    }
}
