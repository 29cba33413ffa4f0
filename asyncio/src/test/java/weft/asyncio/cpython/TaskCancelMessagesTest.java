package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.CancelledError;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** test_tasks.BaseTaskTests: where the message of a cancel is found. */
class TaskCancelMessagesTest extends LoopTestCase {
    @Async
    private static Coroutine<Integer> sleeps() {
        await(sleep(Duration.ofSeconds(10)));
        return value(12);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "my message")
    @Twin("test_tasks.BaseTaskTests.test_cancel_with_message_then_future_result")
    void theMessageIsInResult(String message) {
        assertThatThrownBy(() -> complete(readsResult(message)))
                .isInstanceOf(CancelledError.class)
                .hasMessage(message);
    }

    @Async
    private static Coroutine<Integer> readsResult(String message) {
        Task<Integer> task = createTask(sleeps());
        await(yieldNow());
        task.cancel(message);
        await(waitAll(List.of(task)));
        return value(task.result());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "my message")
    @Twin("test_tasks.BaseTaskTests.test_cancel_with_message_then_future_exception")
    void theMessageIsInException(String message) {
        assertThatThrownBy(() -> complete(readsException(message, true)))
                .isInstanceOf(CancelledError.class)
                .hasMessage(message);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_with_message_before_starting_task")
    void theMessageOfACancelBeforeTheFirstStep() {
        assertThatThrownBy(() -> complete(readsException("my message", false)))
                .isInstanceOf(CancelledError.class)
                .hasMessage("my message")
                .hasNoCause();
    }

    @Async
    private static Coroutine<Throwable> readsException(String message, boolean started) {
        Task<Integer> task = createTask(sleeps());
        if (started) await(yieldNow());
        task.cancel(message);
        await(waitAll(List.of(task)));
        return value(task.exception());
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancellation_exception_context")
    void theMessageIsInTheCauseOfWhatIsThrownInstead() {
        assertThatThrownBy(() -> complete(translates()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cancelled")
                .cause()
                .isInstanceOf(CancelledError.class)
                .hasMessage("msg")
                .hasNoCause();
    }

    @Async
    private static Coroutine<Void> translates() {
        Task<Integer> inner = createTask(sleeps());
        await(yieldNow());
        inner.loop().callSoon(() -> inner.cancel("msg"));
        try {
            await(inner);
        } catch (CancelledError e) {
            throw new IllegalArgumentException("cancelled", e);
        }
        return done();
    }
}
