package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** CPython's tests of {@code BaseTaskTests} about tracebacks. */
class TaskTracesTest extends LoopTestCase {
    @Async
    private static Coroutine<Void> nested() {
        await(sleep(Duration.ofSeconds(10)));
        return done();
    }

    private void hasTheFrames(Coroutine<Void> cancelled, String awaits) {
        Throwable thrown = catchThrowable(() -> loop.runUntilComplete(cancelled));
        assertThat(thrown).isInstanceOf(CancelledError.class);
        assertThat(thrown.getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .containsSubsequence("nested", awaits);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_traceback_for_future_result")
    void aCancelShowsWhoWasCancelledAndWhoAwaits() {
        hasTheFrames(awaitsTheResult(), "awaitsTheResult");
    }

    @Async
    private static Coroutine<Void> awaitsTheResult() {
        Task<Void> task = createTask(nested());
        await(yieldNow());
        task.cancel();
        await(task);
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_traceback_for_future_exception")
    void aCancelShowsWhoWasCancelledAndWhoAsks() {
        hasTheFrames(asksForTheException(), "asksForTheException");
    }

    @Async
    private static Coroutine<Void> asksForTheException() {
        Task<Void> task = createTask(nested());
        await(yieldNow());
        task.cancel();
        await(waitAll(List.of(task)));
        assertThat(task.exception()).isNull();
        return done();
    }
}
