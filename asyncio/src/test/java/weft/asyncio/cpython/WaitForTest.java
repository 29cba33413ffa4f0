package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.waitFor;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.Asyncio;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.TimeoutError;
import weft.annotations.Async;

class WaitForTest extends AsyncTestCase {
    private static final Duration SHORT = Duration.ofNanos(100_000);

    private boolean running;
    private boolean ended;

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    /** Takes 200 ms, whoever cancels it. */
    @Async
    private Coroutine<Void> slowTask() {
        long end = EventLoop.running().time() + ms(200).toNanos();
        for (long left = ms(200).toNanos();
                left > 0;
                left = end - EventLoop.running().time()) {
            try {
                await(sleep(Duration.ofNanos(left)));
            } catch (CancelledError refused) {
                // and goes on
            }
        }
        ended = true;
        return done();
    }

    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_asyncio_wait_for_cancelled")
    void cancelled() throws Exception {
        run(() -> {
            Task<Void> waiting = createTask(waitFor(slowTask(), ms(400)));
            await(yieldNow());
            waiting.cancel();
            await(waitAll(List.of(waiting)));
            assertThat(ended).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_asyncio_wait_for_timeout")
    void timeout() throws Exception {
        run(() -> {
            try {
                await(waitFor(slowTask(), ms(100)));
            } catch (TimeoutError late) {
                // as CPython's test has it; it ended before in any case
            }
            assertThat(ended).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_wait_for_timeout_less_then_0_or_0_future_done")
    void noTimeAndADoneFuture() throws Exception {
        run(() -> {
            Future<String> future = EventLoop.running().createFuture();
            future.setResult("done");
            assertThat(await(waitFor(future, Duration.ZERO))).isEqualTo("done");
            return done();
        });
    }

    @Async
    private Coroutine<Void> noteRunning() {
        running = true;
        return done();
    }

    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_wait_for_timeout_less_then_0_or_0_coroutine_do_not_started")
    void noTimeAndACoroutineThatDidNotStart() throws Exception {
        run(() -> {
            assertThat(await(failureOf(waitFor(noteRunning(), Duration.ZERO)))).isInstanceOf(TimeoutError.class);
            assertThat(running).isFalse();
            return done();
        });
    }

    @Async
    private Coroutine<String> runFor(Duration delay, Future<Void> started) {
        running = true;
        started.setResult(null);
        try {
            await(sleep(delay));
        } finally {
            running = false;
        }
        return value("done");
    }

    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_wait_for_timeout_less_then_0_or_0")
    void noTimeAndATaskThatRuns() throws Exception {
        run(() -> {
            for (int limit = 0; limit >= -1; limit--) {
                Future<Void> started = EventLoop.running().createFuture();
                Task<String> task = createTask(runFor(ms(10_000), started));
                await(started);
                assertThat(running).isTrue();

                assertThat(await(failureOf(waitFor(task, ms(limit))))).isInstanceOf(TimeoutError.class);

                assertThat(task.isCancelled()).isTrue();
                assertThat(running).isFalse();
            }
            return done();
        });
    }

    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_wait_for")
    void cancelsATask() throws Exception {
        run(() -> {
            Task<String> task =
                    createTask(runFor(ms(10_000), EventLoop.running().createFuture()));
            assertThat(await(failureOf(waitFor(task, ms(100))))).isInstanceOf(TimeoutError.class);
            assertThat(task.isCancelled()).isTrue();
            assertThat(running).isFalse();
            return done();
        });
    }

    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_wait_for_blocking")
    void withoutALimit() throws Exception {
        assertThat(run(() -> waitFor(value("done"), null))).isEqualTo("done");
    }

    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_wait_for_race_condition")
    void aFutureThatIsDoneInTime() throws Exception {
        run(() -> {
            Future<String> future = EventLoop.running().createFuture();
            Coroutine<String> waiting = waitFor(future, ms(200));
            EventLoop.running().callSoon(() -> future.setResult("ok"));
            assertThat(await(waiting)).isEqualTo("ok");
            return done();
        });
    }

    @Async
    private Coroutine<Integer> swallow(Duration delay, int result) {
        assertThat(await(failureOf(sleep(delay)))).isInstanceOf(CancelledError.class);
        return value(result);
    }

    /** Rule W5. */
    @Test
    @Twin({
        "test_waitfor.AsyncioWaitForTest.test_wait_for_cancellation_race_condition",
        "test_waitfor.AsyncioWaitForTest.test_wait_for_cancel_suppressed"
    })
    void anAwaitableThatRefuses() throws Exception {
        run(() -> {
            assertThat(await(waitFor(swallow(ms(1000), 1), ms(10)))).isEqualTo(1);
            assertThat(await(waitFor(swallow(ms(10_000), 42), ms(100)))).isEqualTo(42);
            return done();
        });
    }

    @Async
    private Coroutine<Void> cleanUpSlowly() {
        try {
            await(sleep(ms(10_000)));
        } catch (CancelledError cancelled) {
            await(sleep(SHORT));
            throw cancelled;
        } finally {
            ended = true;
        }
        return done();
    }

    /** Rule W4. */
    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_wait_for_waits_for_task_cancellation")
    void waitsForTheCleanup() throws Exception {
        run(() -> {
            Task<Void> inner = createTask(cleanUpSlowly());
            assertThat(await(failureOf(waitFor(inner, SHORT))))
                    .isInstanceOf(TimeoutError.class)
                    .hasCauseInstanceOf(CancelledError.class);
            assertThat(ended).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_wait_for_waits_for_task_cancellation_w_timeout_0")
    void waitsForTheCleanupWithNoTimeLeft() throws Exception {
        run(() -> {
            Task<Void> inner = createTask(cleanUpSlowly());
            await(sleep(SHORT));
            assertThat(await(failureOf(waitFor(inner, Duration.ZERO))))
                    .isInstanceOf(TimeoutError.class)
                    .hasCauseInstanceOf(CancelledError.class);
            assertThat(ended).isTrue();
            return done();
        });
    }

    @Async
    private Coroutine<Void> failWhenCancelled() {
        try {
            await(sleep(ms(200)));
        } catch (CancelledError cancelled) {
            throw new ArithmeticException();
        }
        return done();
    }

    /** Rule W6. */
    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_wait_for_reraises_exception_during_cancellation")
    void anErrorWhileCancelled() throws Exception {
        run(() -> {
            Task<Void> inner = createTask(failWhenCancelled());
            assertThat(await(failureOf(waitFor(inner, SHORT)))).isInstanceOf(ArithmeticException.class);
            return done();
        });
    }

    @Test
    @Twin({
        "test_waitfor.AsyncioWaitForTest.test_cancel_blocking_wait_for",
        "test_waitfor.AsyncioWaitForTest.test_cancel_wait_for"
    })
    void cancellingTheWaitCancelsTheTask() throws Exception {
        run(() -> {
            for (Duration limit : new Duration[] {null, Duration.ofMinutes(1)}) {
                Task<Object> task =
                        createTask(Asyncio.<Object>waitFor(EventLoop.running().createFuture(), null));
                Task<Object> waiting = createTask(waitFor(task, limit));
                EventLoop.running().callSoon(waiting::cancel);
                assertThat(await(failureOf(waiting))).isInstanceOf(CancelledError.class);
                assertThat(task.isCancelled()).isTrue();
            }
            return done();
        });
    }

    @Async
    private Coroutine<Void> waitForAndSleep(Task<String> inner) {
        await(waitFor(inner, ms(100_000)));
        await(sleep(ms(1000)));
        ended = true;
        return done();
    }

    /** Rule W8. */
    @Test
    @Twin("test_waitfor.AsyncioWaitForTest.test_wait_for_issue86296")
    void doneAndCancelledInOneIteration() throws Exception {
        run(() -> {
            Task<String> inner = createTask(value("done"));
            Task<Void> task = createTask(waitForAndSleep(inner));
            await(yieldNow());
            task.cancel();
            assertThat(await(failureOf(task))).isInstanceOf(CancelledError.class);
            assertThat(await(inner)).isEqualTo("done");
            assertThat(ended).isFalse();
            return done();
        });
    }

    /** Rule W9. */
    @Test
    @Twin({
        "test_waitfor.WaitForShieldTests.test_zero_timeout",
        "test_waitfor.WaitForShieldTests.test_none_timeout",
        "test_waitfor.WaitForShieldTests.test_shielded_timeout"
    })
    void shielded() throws Exception {
        run(() -> {
            for (Duration limit : List.of(Duration.ZERO, ms(10))) {
                Task<String> task = createTask(sleep(ms(100), "done"));
                Future<String> shield = shield(task);
                assertThat(await(failureOf(waitFor(shield, limit)))).isInstanceOf(TimeoutError.class);
                assertThat(shield.isCancelled()).isTrue();
                assertThat(task.isDone()).isFalse();
                assertThat(await(task)).isEqualTo("done");
            }
            assertThat(await(waitFor(shield(createTask(sleep(ms(100), "done"))), null)))
                    .isEqualTo("done");
            return done();
        });
    }
}
