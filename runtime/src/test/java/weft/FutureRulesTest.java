package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

class FutureRulesTest extends VirtualTimeTest {
    private final RuntimeException boom = new IllegalArgumentException("boom");
    private final Future<Integer> future = loop.createFuture();

    private Consumer<Future<Integer>> noting(String event) {
        return done -> note(event);
    }

    @Test
    void f1_callbacksRunThroughTheReadyQueueInOrder() {
        future.addDoneCallback(noting("a"));
        future.addDoneCallback(noting("b"));
        future.addDoneCallback(noting("c"));
        future.setResult(1);
        assertThat(events).isEmpty();
        turn();
        assertThat(events).containsExactly("a", "b", "c");
    }

    @Test
    void aResultMayBeAFutureOrNull() throws Exception {
        Future<Future<Integer>> holder = loop.createFuture();
        CompletableFuture<Future<Integer>> stage = holder.toCompletionStage().toCompletableFuture();
        Task<Future<Integer>> task = loop.createTask(awaiting(holder));
        turn();
        holder.setResult(future);
        turn();
        turn();
        assertThat(holder.result()).isSameAs(future);
        assertThat(holder.get()).isSameAs(future);
        assertThat(holder.outcome()).isSameAs(future);
        assertThat(task.result()).isSameAs(future);
        assertThat(stage.join()).isSameAs(future);
        assertThat(loop.runUntilComplete(awaiting(holder))).isSameAs(future);
        assertThat(holder).hasToString("<Future finished result=<Future pending>>");
        future.setResult(null);
        assertThat(future.outcome()).isNull();
        assertThat(loop.runUntilComplete(awaiting(future))).isNull();
    }

    @Test
    void f2_aCallbackOfADoneFutureIsScheduledAtOnce() {
        future.cancel();
        future.addDoneCallback(noting("a"));
        assertThat(events).isEmpty();
        turn();
        assertThat(events).containsExactly("a");
    }

    @Test
    void f3_aCallbackRegisteredTwiceRunsTwiceAndIsRemovedTwice() {
        Consumer<Future<Integer>> twice = noting("twice");
        future.addDoneCallback(twice);
        future.addDoneCallback(noting("once"));
        future.addDoneCallback(twice);
        assertThat(future.removeDoneCallback(noting("other"))).isZero();
        assertThat(future.removeDoneCallback(twice)).isEqualTo(2);
        assertThat(future.removeDoneCallback(twice)).isZero();
        future.addDoneCallback(twice);
        future.addDoneCallback(twice);
        future.setResult(1);
        turn();
        assertThat(events).containsExactly("once", "twice", "twice");
    }

    @Test
    void f4_removingAfterCompletionStopsNothing() {
        Consumer<Future<Integer>> callback = noting("a");
        future.addDoneCallback(callback);
        future.setResult(1);
        assertThat(future.removeDoneCallback(callback)).isZero();
        turn();
        assertThat(events).containsExactly("a");
    }

    @Test
    void f5_awaitingADoneFutureDoesNotYield() {
        future.setResult(1);
        run(() -> {
            loop.callSoon(() -> note("later"));
            return awaiting(future).peek(value -> note("" + value));
        });
        assertThat(events.get(0)).isEqualTo("1");
    }

    @Test
    void f6_waitersAndCallbacksWakeInTheOrderOfRegistration() {
        loop.createTask(awaiting(future).peek(value -> note("task 1")));
        turn();
        future.addDoneCallback(noting("callback"));
        loop.createTask(awaiting(future).peek(value -> note("task 2")));
        turn();
        future.setResult(1);
        turn();
        assertThat(events).containsExactly("task 1", "callback", "task 2");
    }

    @Test
    void f7_aSecondCompletionIsRefused() {
        future.setResult(1);
        assertThatThrownBy(() -> future.setResult(2)).isInstanceOf(InvalidStateException.class);
        assertThatThrownBy(() -> future.setException(boom)).isInstanceOf(InvalidStateException.class);
        assertThat(future.cancel()).isFalse();
        assertThat(future.result()).isEqualTo(1);
        Future<Integer> cancelled = loop.createFuture();
        assertThat(cancelled.cancel()).isTrue();
        assertThatThrownBy(() -> cancelled.setResult(2)).isInstanceOf(InvalidStateException.class);
        assertThat(cancelled.isCancelled()).isTrue();
        assertThat(cancelled.isDone()).isTrue();
    }

    @Test
    void f7_aPendingFutureHasNoResult() {
        assertThatThrownBy(future::result)
                .isInstanceOf(InvalidStateException.class)
                .hasMessageContaining("await(future)");
        assertThatThrownBy(future::exception).isInstanceOf(InvalidStateException.class);
    }

    @Test
    void f8_f9_whoLooksAtTheExceptionHasRetrievedIt() {
        assertThat(failed().isUnretrieved()).isTrue();
        Future<Integer> looked = failed();
        assertThat(looked.exception()).isSameAs(boom);
        assertThat(looked.isUnretrieved()).isFalse();
        Future<Integer> asked = failed();
        assertThatThrownBy(asked::result).isSameAs(boom);
        assertThat(asked.isUnretrieved()).isFalse();
        Future<Integer> cancelled = failed();
        assertThat(cancelled.cancel()).isFalse();
        assertThat(cancelled.isUnretrieved()).isFalse();
        Future<Integer> awaited = failed();
        assertThatThrownBy(() -> loop.runUntilComplete(awaiting(awaited))).isSameAs(boom);
        assertThat(awaited.isUnretrieved()).isFalse();
    }

    private Future<Integer> failed() {
        Future<Integer> failed = loop.createFuture();
        failed.setException(boom);
        return failed;
    }

    @Test
    void f10_aFutureMakesEachCancelledErrorNewWithItsMessage() {
        future.cancel("why");
        assertThatThrownBy(future::result).isInstanceOf(CancelledError.class).hasMessage("why");
        assertThatThrownBy(future::exception).isInstanceOf(CancelledError.class).hasMessage("why");
    }

    @Test
    void f10_aTaskHandsItsCancelledErrorOutOnce() {
        CancelledError error = new CancelledError("mine");
        Task<Object> task = loop.createTask(async(() -> {
            throw error;
        }));
        turn();
        assertThatThrownBy(task::result).isSameAs(error);
        assertThatThrownBy(task::result)
                .isInstanceOf(CancelledError.class)
                .isNotSameAs(error)
                .hasMessage(null);
    }

    @Test
    void f12_aFutureOfAnotherLoopCanBeAwaited() throws Exception {
        try (EventLoop other = EventLoop.create()) {
            Future<Integer> there = other.createFuture();
            Thread thread = new Thread(() -> other.runUntilComplete(there));
            Thread here = Thread.currentThread();
            run(() -> {
                thread.start();
                other.callSoonThreadsafe(() -> there.setResult(5));
                return awaiting(there).peek(value -> note(value + " " + (Thread.currentThread() == here)));
            });
            thread.join();
        }
        assertThat(events).containsExactly("5 true");
    }

    @Test
    void f12_aCancelTravelsToTheLoopOfTheFuture() throws Exception {
        try (EventLoop other = EventLoop.create()) {
            Task<Integer> there =
                    other.createTask(async(() -> other.<Integer>createFuture()).caught(CancelledError.class, error -> {
                        note(error.getMessage() + " on "
                                + Thread.currentThread().getName());
                        throw error;
                    }));
            Thread thread =
                    new Thread(() -> assertThatThrownBy(() -> other.runUntilComplete(there)), "the other thread");
            CountDownLatch runs = new CountDownLatch(1);
            other.callSoon(runs::countDown);
            thread.start();
            runs.await();
            Task<Integer> awaiter = loop.createTask(awaiting(there));
            loop.callLater(ms(1), () -> awaiter.cancel("from afar"));
            assertThatThrownBy(() -> loop.runUntilComplete(awaiter)).isInstanceOf(CancelledError.class);
            thread.join();
        }
        assertThat(events).containsExactly("from afar on the other thread");
    }

    @Test
    void valuesThatLookLikeStatesAreValues() {
        Task<Integer> task = loop.createTask(value(1));
        Future<Object> holder = loop.createFuture();
        holder.setResult(task);
        assertThat(holder.isDone()).isTrue();
        assertThat(holder.result()).isSameAs(task);
        Future<Object> nothing = loop.createFuture();
        nothing.setResult(null);
        assertThat(nothing.isDone()).isTrue();
        assertThat(nothing.result()).isNull();
    }

    @Test
    void getBlocksOtherThreads() throws Exception {
        loop.callLater(ms(5), () -> future.setResult(3));
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> {
            try {
                return future.get();
            } catch (InterruptedException | ExecutionException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
        loop.runUntilComplete(future);
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void getOnTheLoopsThreadThrowsInsteadOfWaiting() {
        run(() -> {
            assertThatThrownBy(future::get)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("await(future)");
            assertThatThrownBy(() -> future.get(1, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
            future.setResult(1);
            assertThat(future).succeedsWithin(Duration.ZERO).isEqualTo(1);
            return value(null);
        });
    }

    @Test
    void getSpeaksJavaUtilConcurrent() {
        assertThatThrownBy(() -> future.get(1, TimeUnit.NANOSECONDS)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> failed().get())
                .isInstanceOf(ExecutionException.class)
                .hasCause(boom);
        future.cancel("why");
        assertThatThrownBy(future::get)
                .isInstanceOf(CancellationException.class)
                .hasMessage("why");
    }

    @Test
    @EnabledForJreRange(minVersion = 19)
    void theDefaultMethodsOfJava19Work() throws Exception {
        assertThat(call(future, "state")).hasToString("RUNNING");
        assertThat(call(failed(), "state")).hasToString("FAILED");
        assertThat(call(failed(), "exceptionNow")).isSameAs(boom);
        future.setResult(4);
        assertThat(call(future, "state")).hasToString("SUCCESS");
        assertThat(call(future, "resultNow")).isEqualTo(4);
        Future<Integer> cancelled = loop.createFuture();
        cancelled.cancel();
        assertThat(call(cancelled, "state")).hasToString("CANCELLED");
    }

    private static Object call(Future<?> target, String method) throws ReflectiveOperationException {
        return java.util.concurrent.Future.class.getMethod(method).invoke(target);
    }

    @Test
    void aStageOfAFutureEndsWithItAndCancelsIt() {
        CompletableFuture<Integer> stage = future.toCompletionStage().toCompletableFuture();
        assertThat(stage).isNotDone();
        future.setResult(1);
        assertThat(stage).isCompletedWithValue(1);
        assertThat(failed().toCompletionStage().toCompletableFuture()).isCompletedExceptionally();
        Future<Integer> pending = loop.createFuture();
        pending.toCompletionStage().toCompletableFuture().cancel(true);
        assertThat(pending.isCancelled()).isTrue();
    }
}
