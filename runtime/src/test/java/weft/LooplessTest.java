package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Methods that return a stage or nothing, called where no loop runs. */
class LooplessTest {
    private final CompletableFuture<Integer> gate = new CompletableFuture<>();
    private final List<String> events = new ArrayList<>();

    private static <T> Awaitable<T> of(CompletionStage<T> stage) {
        return new Awaitable<T>() {
            @Override
            public Object onAwait(Coroutine<?> waiter) {
                return Coroutine.awaitStage(stage, waiter);
            }
        };
    }

    @Test
    void itRunsAtOnceAndResumesOnTheCompletingThread() throws Exception {
        AtomicReference<Thread> resumedOn = new AtomicReference<>();
        CompletableFuture<Integer> result = async(() -> {
                    assertThat(Task.current()).isNull();
                    events.add("first part");
                    return of(gate);
                })
                .peek(value -> resumedOn.set(Thread.currentThread()))
                .startAsStage();
        assertThat(events).containsExactly("first part");
        assertThat(result).isNotDone();
        Thread other = new Thread(() -> gate.complete(1));
        other.start();
        other.join();
        assertThat(result).isCompletedWithValue(1);
        assertThat(resumedOn.get()).isSameAs(other);
    }

    @Test
    void failuresGoIntoTheStage() {
        RuntimeException boom = new RuntimeException("boom");
        CompletableFuture<Object> now = async(() -> {
                    throw boom;
                })
                .startAsStage();
        assertThatThrownBy(now::join).hasCause(boom);
        CompletableFuture<Integer> later = awaiting(of(gate)).startAsStage();
        gate.completeExceptionally(boom);
        assertThatThrownBy(later::join).hasCause(boom);
    }

    @Test
    void failuresOfVoidMethodsGoToTheThreadsHandler() throws Exception {
        RuntimeException now = new RuntimeException("now");
        RuntimeException later = new RuntimeException("later");
        List<Throwable> uncaught = new ArrayList<>();
        Thread thread = new Thread(() -> {
            async(() -> {
                        throw now;
                    })
                    .startAsVoid();
            awaiting(of(gate))
                    .then((Integer value) -> {
                        throw later;
                    })
                    .startAsVoid();
            gate.complete(1);
        });
        thread.setUncaughtExceptionHandler((where, exception) -> uncaught.add(exception));
        thread.start();
        thread.join();
        assertThat(uncaught).containsExactly(now, later);
    }

    /**
     * As the JDK's stages do it: who completes something and blocks for what follows waits for others, not for itself.
     */
    @Test
    void dependentsGoOnInTheCompletingCall() {
        CompletableFuture<String> heard = awaiting(of(gate))
                .then((Integer bell) -> value("heard " + bell))
                .startAsStage()
                .thenApply(text -> text + "!");
        CompletableFuture<String> host = async(() -> {
                    gate.complete(1);
                    assertThat(heard).isDone();
                    return of(heard);
                })
                .startAsStage();
        assertThat(host).isCompletedWithValue("heard 1!");
    }

    /** The same where it is a resumption that completes, and inside of other starts. */
    @Test
    void dependentsOfAResumptionGoOnInTheCompletingCall() {
        CompletableFuture<Integer> second = new CompletableFuture<>();
        CompletableFuture<Integer> third = new CompletableFuture<>();
        awaiting(of(second)).peek(third::complete).startAsStage();
        awaiting(of(gate))
                .peek(bell -> {
                    second.complete(bell);
                    assertThat(third).isDone();
                    events.add("done");
                })
                .startAsStage();
        nested(40, () -> gate.complete(1));
        assertThat(events).containsExactly("done");
    }

    private static void nested(int starts, Runnable innermost) {
        if (starts == 0) innermost.run();
        else
            async(() -> {
                        nested(starts - 1, innermost);
                        return value(null);
                    })
                    .startAsStage();
    }

    /** What ends a stage before its method does ends the method. */
    @Test
    void whateverEndsTheStageCancelsTheMethod() throws Exception {
        List<Consumer<CompletableFuture<Integer>>> ends = List.of(
                stage -> stage.complete(1),
                stage -> stage.completeExceptionally(new IllegalStateException()),
                stage -> stage.completeAsync(() -> 1, Runnable::run),
                stage -> stage.cancel(true));
        for (Consumer<CompletableFuture<Integer>> end : ends) {
            CompletableFuture<Integer> awaited = new CompletableFuture<>();
            events.clear();
            CompletableFuture<Integer> stage = awaiting(of(awaited))
                    .caught(CancelledError.class, error -> {
                        events.add("cancelled");
                        throw error;
                    })
                    .startAsStage();
            end.accept(stage);
            assertThat(stage).isDone();
            assertThat(events).containsExactly("cancelled");
            assertThat(awaited).isCancelled();
        }
        CompletableFuture<Integer> limited = awaiting(of(gate)).startAsStage();
        limited.orTimeout(1, TimeUnit.MILLISECONDS);
        assertThatThrownBy(limited::get).hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(gate::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void theMessageOfACancelGoesDownTheStages() {
        CompletableFuture<Integer> inner = awaiting(of(gate))
                .caught(CancelledError.class, error -> {
                    events.add("inner " + error.getMessage());
                    throw error;
                })
                .startAsStage();
        CompletableFuture<Integer> outer = awaiting(of(inner))
                .caught(CancelledError.class, error -> {
                    events.add("outer " + error.getMessage());
                    throw error;
                })
                .startAsStage();
        assertThat(((WorkStage<?>) outer).cancel("over budget")).isTrue();
        assertThat(events).containsExactlyInAnyOrder("inner over budget", "outer over budget");
        // Not by join: a newer JDK throws another exception there.
        assertThat(inner.handle((value, exception) -> exception).join())
                .isInstanceOf(CancellationException.class)
                .hasMessage("over budget");
    }

    @Test
    void aCancelReachesTheAwaitAndTheAwaitedFuture() {
        CompletableFuture<Integer> result = awaiting(of(gate))
                .caught(CancelledError.class, error -> {
                    events.add("cleanup");
                    throw error;
                })
                .startAsStage();
        assertThat(result.cancel(true)).isTrue();
        assertThat(events).containsExactly("cleanup");
        assertThat(gate).isCancelled();
        assertThat(result).isCancelled();
        assertThat(result.cancel(true)).isTrue();
    }

    @Test
    void aCancelOnlyDetachesFromAnyOtherStage() {
        CompletableFuture<Integer> result = awaiting(of(gate.minimalCompletionStage()))
                .caught(CancelledError.class, error -> {
                    events.add("cleanup");
                    return value(1);
                })
                .startAsStage();
        result.cancel(true);
        gate.complete(1);
        assertThat(events).containsExactly("cleanup");
        assertThat(result).isCancelled();
    }

    @Test
    void aCancelWhileItRunsIsDeliveredAtTheNextSuspension() {
        AtomicReference<CompletableFuture<Integer>> self = new AtomicReference<>();
        CompletableFuture<Integer> second = new CompletableFuture<>();
        CompletableFuture<Integer> result = awaiting(of(gate))
                .then((Integer value) -> {
                    self.get().cancel(true);
                    events.add("still running");
                    return of(second);
                })
                .caught(CancelledError.class, error -> {
                    events.add("delivered");
                    throw error;
                })
                .startAsStage();
        self.set(result);
        gate.complete(1);
        assertThat(events).containsExactly("still running", "delivered");
        assertThat(second).isCancelled();
    }

    @Test
    void aCancelledStageIsACancelledErrorAndAgainACancelledStage() {
        CompletableFuture<Integer> result = awaiting(of(gate))
                .caught(CancelledError.class, error -> {
                    events.add(error.getCause().getClass().getSimpleName());
                    throw error;
                })
                .startAsStage();
        gate.cancel(true);
        assertThat(events).containsExactly("CancellationException");
        assertThat(result).isCancelled();
        assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void aFutureOfALoopResumesItOnThatLoop() {
        try (EventLoop loop = EventLoop.create(new VirtualClock())) {
            Future<Integer> future = loop.createFuture();
            CompletableFuture<Integer> result = awaiting(future)
                    .peek(value -> {
                        assertThat(EventLoop.running()).isSameAs(loop);
                        assertThat(Task.current()).isNull();
                    })
                    .startAsStage();
            loop.callLater(Duration.ofSeconds(1), () -> future.setResult(6));
            loop.callLater(Duration.ofSeconds(2), loop::stop);
            loop.runForever();
            assertThat(result).isCompletedWithValue(6);
        }
    }

    @Test
    void itRunsInACopyOfItsCallersContext() {
        ContextVar<String> variable = new ContextVar<>("variable");
        variable.set("caller");
        awaiting(of(gate))
                .peek(value -> {
                    events.add(variable.get());
                    variable.set("callee");
                })
                .startAsVoid();
        variable.set("later");
        gate.complete(1);
        assertThat(events).containsExactly("caller");
        assertThat(variable.get()).isEqualTo("later");
    }

    /** Whichever comes first, the cancel is delivered once: at the first await, or at the second. */
    @Test
    @Timeout(60)
    void completionAndCancelRace() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            CompletableFuture<Integer> first = new CompletableFuture<>();
            CompletableFuture<Integer> second = new CompletableFuture<>();
            AtomicInteger ends = new AtomicInteger();
            CompletableFuture<Integer> result = awaiting(of(first))
                    .then((Integer value) -> of(second))
                    .caught(CancelledError.class, error -> value(ends.incrementAndGet()))
                    .startAsStage();
            CyclicBarrier together = new CyclicBarrier(2);
            Thread completer = new Thread(() -> {
                awaitQuietly(together);
                first.complete(1);
            });
            completer.start();
            awaitQuietly(together);
            result.cancel(true);
            completer.join();
            assertThat(result).isCancelled();
            assertThat(ends).hasValue(1);
        }
    }

    private static void awaitQuietly(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
