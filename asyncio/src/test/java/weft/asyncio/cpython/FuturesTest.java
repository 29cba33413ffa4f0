package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.wrap;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import weft.Asyncio;
import weft.CancelledError;
import weft.Coroutine;
import weft.Future;
import weft.InvalidStateException;
import weft.Task;
import weft.annotations.Async;

/** {@code BaseFutureTests} of {@code test_futures}, but for what a future reports and what it wraps. */
class FuturesTest extends LoopTestCase {
    private final Future<Integer> f = loop.createFuture();
    private final RuntimeException boom = new RuntimeException("boom");

    private static void assertInvalidState(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidStateException.class);
    }

    private void assertNothingCanBeSet() {
        assertInvalidState(() -> f.setResult(null));
        assertInvalidState(() -> f.setException(boom));
        assertThat(f.cancel()).isFalse();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_initial_state")
    void aNewFutureIsPending() {
        assertThat(f.isCancelled()).isFalse();
        assertThat(f.isDone()).isFalse();
        f.cancel();
        assertThat(f.isCancelled()).isTrue();
    }

    @Async
    private static Coroutine<Future<Integer>> makesOne() {
        return value(Asyncio.ensureFuture(sleep(ms(1), 1)));
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_constructor_use_running_loop")
    void itBelongsToTheRunningLoop() {
        assertThat(complete(makesOne()).loop()).isSameAs(loop);
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_constructor_without_loop")
    void withoutALoopThereIsNone() {
        Coroutine<Integer> coroutine = sleep(ms(1), 1);
        assertThatThrownBy(() -> Asyncio.ensureFuture(coroutine))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no running event loop");
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_cancel")
    void aCancelledFuture() {
        assertThat(f.cancel()).isTrue();
        assertThat(f.isCancelled()).isTrue();
        assertThat(f.isDone()).isTrue();
        assertThatThrownBy(f::result).isInstanceOf(CancelledError.class);
        assertThatThrownBy(f::exception).isInstanceOf(CancelledError.class);
        assertNothingCanBeSet();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_result")
    void aFutureWithAResult() {
        assertInvalidState(f::result);
        f.setResult(42);
        assertThat(f.isCancelled()).isFalse();
        assertThat(f.isDone()).isTrue();
        assertThat(f.result()).isEqualTo(42);
        assertThat(f.exception()).isNull();
        assertNothingCanBeSet();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_exception")
    void aFutureWithAnException() {
        assertInvalidState(f::exception);
        f.setException(boom);
        assertThat(f.isCancelled()).isFalse();
        assertThat(f.isDone()).isTrue();
        assertThatThrownBy(f::result).isSameAs(boom);
        assertThat(f.exception()).isSameAs(boom);
        assertNothingCanBeSet();
    }

    @Async
    private static Coroutine<Void> awaitsTwice(Future<Integer> future, List<String> events) {
        events.add("A");
        events.add("B" + await(future));
        events.add("C" + await(future));
        return Asyncio.done();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_yield_from_twice")
    void theSecondAwaitOfOneFutureDoesNotSuspend() {
        List<String> events = new ArrayList<>();
        Task<Void> task = loop.createTask(awaitsTwice(f, events));
        turn();
        assertThat(events).containsExactly("A");
        f.setResult(42);
        turn();
        assertThat(events).containsExactly("A", "B42", "C42");
        assertThat(task.isDone()).isTrue();
    }

    /** The callbacks are not in the text: functions have no names in Java. */
    @Test
    @Twin("test_futures.BaseFutureTests.test_future_repr")
    void theTextSaysTheState() {
        assertThat(f).hasToString("<Future pending>");
        f.addDoneCallback(done -> {});
        assertThat(f).hasToString("<Future pending>");
        f.cancel();
        assertThat(f).hasToString("<Future cancelled>");
        Future<Integer> withResult = loop.createFuture();
        withResult.setResult(4);
        assertThat(withResult).hasToString("<Future finished result=4>");
        Future<Integer> withException = loop.createFuture();
        withException.setException(boom);
        assertThat(withException).hasToString("<Future finished exception=" + boom + ">");
        assertThat(withException.exception()).isSameAs(boom);
        loop.setDebug(true);
        assertThat(loop.createFuture().toString())
                .startsWith("<Future pending created at " + getClass().getName())
                .contains("FuturesTest.java:");
    }

    @Async
    private static <T> Coroutine<Future<T>> copy(Future<T> future) {
        return value(wrap(future.toCompletionStage()));
    }

    /** Python's {@code _copy_future_state} is what {@code wrap_future} ends with. */
    @Test
    @Twin("test_futures.BaseFutureTests.test_copy_state")
    void aCopyEndsAsTheOriginal() {
        f.setResult(10);
        assertThat(complete(complete(copy(f)))).isEqualTo(10);
        Future<Integer> failed = loop.createFuture();
        failed.setException(boom);
        Future<Integer> copy = complete(copy(failed));
        assertThatThrownBy(() -> complete(copy)).isSameAs(boom);
        Future<Integer> cancelled = loop.createFuture();
        cancelled.cancel();
        Future<Integer> copyOfCancelled = complete(copy(cancelled));
        assertCancelled(copyOfCancelled);
        assertThat(copyOfCancelled.isCancelled()).isTrue();
    }

    /** What uses it is {@code sleep}: its timer may come due in the iteration in which its task is cancelled. */
    @Test
    @Twin("test_futures.BaseFutureTests.test_set_result_unless_cancelled")
    void aTimerThatComesDueSetsNoResultOfACancelledSleep() {
        List<String> reported = new ArrayList<>();
        loop.setExceptionHandler((where, context) -> reported.add(context.message()));
        List<Task<Integer>> sleeper = new ArrayList<>();
        loop.callLater(ms(1), () -> sleeper.get(0).cancel());
        sleeper.add(loop.createTask(sleep(ms(1), 7)));
        runOut();
        assertThat(sleeper.get(0).isCancelled()).isTrue();
        assertThat(reported).isEmpty();
    }
}
