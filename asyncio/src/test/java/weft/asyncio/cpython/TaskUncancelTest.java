package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.TimeoutError;
import weft.TimerHandle;
import weft.annotations.Async;

/** test_tasks.BaseTaskTests: how often a task was cancelled. */
class TaskUncancelTest extends LoopTestCase {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Async
    private static Coroutine<Void> sleeps() {
        await(sleep(LONG));
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancelling")
    void cancelsAreCounted() {
        Task<Void> task = loop.createTask(sleeps());
        assertThat(task.cancelling()).isZero();
        assertThat(task.toString()).doesNotContain(" cancelling ");
        assertThat(task.cancel()).isTrue();
        assertThat(task.cancelling()).isEqualTo(1);
        assertThat(task.toString()).contains(" cancelling ");
        assertThat(task.cancel()).isTrue();
        assertThat(task.cancelling()).isEqualTo(2);
        assertCancelled(task);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_uncancel_basic")
    void uncancelTakesOneBack() {
        Task<Void> task = loop.createTask(sleepsAgain());
        complete(sleep(ms(10)));

        assertThat(task.cancel()).isTrue();
        assertThat(task.toString()).contains(" cancelling ");
        assertThat(task.cancelling()).isEqualTo(1);
        assertThat(task.isCancelled()).isFalse();
        complete(sleep(ms(10)));

        assertThat(task.toString()).doesNotContain(" cancelling ");
        assertThat(task.cancelling()).isZero();
        assertThat(task.isCancelled()).isFalse();

        assertThat(task.cancel()).isTrue();
        assertThat(task.cancelling()).isEqualTo(1);
        assertThat(task.isCancelled()).isFalse();
        assertCancelled(task);
        assertThat(task.isCancelled()).isTrue();

        task.uncancel(); // without effect now
        assertThat(task.isCancelled()).isTrue();
        assertThat(task.isDone()).isTrue();
    }

    @Async
    private static Coroutine<Void> sleepsAgain() {
        try {
            await(sleep(LONG));
        } catch (CancelledError e) {
            Task.current().uncancel();
            await(sleep(LONG));
        }
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_uncancel_resets_must_cancel")
    void uncancelTakesBackWhatWasNotDelivered() {
        Future<Integer> future = loop.createFuture();
        Task<Integer> task = loop.createTask(waitFor(future));
        turn();
        future.setResult(42);
        task.cancel();
        assertThat(task.cancelling()).isEqualTo(1);
        task.uncancel();
        assertThat(task.cancelling()).isZero();
        assertThat(complete(task)).isEqualTo(42);
    }

    @Async
    private static Coroutine<Integer> waitFor(Future<Integer> future) {
        return value(await(future));
    }

    /** A block with a time limit, built of cancel and uncancel, as {@code timeout} is. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_uncancel_structured_blocks")
    void aBlockTellsItsOwnCancelFromAnother() {
        Task<List<Boolean>> late = loop.createTask(requestWithTimeout(LONG, ms(100)));
        assertThat(complete(late)).containsExactly(true, false);
        assertThat(late.cancelling()).isZero();

        Task<List<Boolean>> inTime = loop.createTask(requestWithTimeout(Duration.ZERO, LONG));
        assertThat(complete(inTime)).containsExactly(false, true);
        assertThat(inTime.cancelling()).isZero();

        Task<List<Boolean>> both = loop.createTask(requestWithTimeout(LONG, ms(100)));
        loop.callLater(ms(100), both::cancel);
        assertCancelled(both);
        assertThat(both.cancelling()).isEqualTo(1);
    }

    /** Gives whether it timed out, and whether the block was finished. */
    @Async
    private static Coroutine<List<Boolean>> requestWithTimeout(Duration request, Duration limit) {
        AtomicBoolean timedOut = new AtomicBoolean();
        boolean finished = false;
        try {
            finished = await(limited(request, limit, timedOut));
        } catch (TimeoutError e) {
            assertThat(timedOut).isTrue();
        }
        await(yieldNow()); // not affected by the limit
        return value(Arrays.asList(timedOut.get(), finished));
    }

    @Async
    private static Coroutine<Boolean> limited(Duration request, Duration limit, AtomicBoolean timedOut) {
        Task<?> task = Task.current();
        TimerHandle timer = EventLoop.running().callLater(limit, () -> {
            timedOut.set(true);
            task.cancel();
        });
        try {
            await(sleep(request));
            return value(true);
        } catch (CancelledError e) {
            if (timedOut.get() && task.uncancel() == 0) throw new TimeoutError("too late", e);
            throw e;
        } finally {
            timer.cancel();
        }
    }
}
