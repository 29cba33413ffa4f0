package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.currentTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.timeout;
import static weft.Asyncio.timeoutAt;

import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.LoopClock;
import weft.Task;
import weft.Timeout;
import weft.TimeoutError;
import weft.annotations.Async;

/** When a timeout expires, and what then leaves its block. */
class TimeoutsTest extends AsyncTestCase {
    private boolean cancelled;

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static long now() {
        return EventLoop.running().time();
    }

    @Async
    private Coroutine<Void> noteCancel() {
        try {
            await(sleep(ms(10_000)));
        } catch (CancelledError error) {
            cancelled = true;
            throw error;
        }
        return done();
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_basic")
    void basic() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10));
            assertThat(await(failureOf(timeout.run(() -> sleep(ms(10_000)))))).isInstanceOf(TimeoutError.class);
            assertThat(timeout.isExpired()).isTrue();
            return done();
        });
    }

    /** Rules M1, M2. */
    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_at_basic")
    void atATime() throws Exception {
        run(() -> {
            long deadline = now() + ms(10).toNanos();
            Timeout timeout = timeoutAt(deadline);
            await(sleep(ms(3)));
            assertThat(await(failureOf(timeout.run(() -> sleep(ms(10_000)))))).isInstanceOf(TimeoutError.class);
            assertThat(timeout.isExpired()).isTrue();
            assertThat(timeout.when()).hasValue(deadline);
            assertThat(now()).isEqualTo(deadline);
            return done();
        });
    }

    /** Rule M8. */
    @Test
    @Twin("test_timeouts.TimeoutTests.test_nested_timeouts")
    void nested() throws Exception {
        run(() -> {
            long deadline = now() + ms(10).toNanos();
            Timeout outer = timeoutAt(deadline);
            Timeout inner = timeoutAt(deadline);
            Throwable failure = await(failureOf(outer.run(() -> {
                Throwable innermost = await(failureOf(inner.run(() -> sleep(ms(10_000)))));
                assertThat(innermost).isInstanceOf(CancelledError.class);
                throw (CancelledError) innermost;
            })));
            assertThat(failure).isInstanceOf(TimeoutError.class);
            assertThat(outer.isExpired()).isTrue();
            assertThat(inner.isExpired()).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_waiter_cancelled")
    void whatIsAwaitedIsCancelled() throws Exception {
        run(() -> {
            assertThat(await(failureOf(timeout(ms(10)).run(this::noteCancel)))).isInstanceOf(TimeoutError.class);
            assertThat(cancelled).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_not_called")
    void inTime() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10_000));
            assertThat(await(timeout.run(() -> sleep(ms(10), "slept")))).isEqualTo("slept");
            assertThat(timeout.isExpired()).isFalse();
            assertThat(timeout.when().getAsLong()).isGreaterThan(now());
            return done();
        });
    }

    @Test
    @Twin({"test_timeouts.TimeoutTests.test_timeout_disabled", "test_timeouts.TimeoutTests.test_timeout_at_disabled"})
    void disabled() throws Exception {
        run(() -> {
            for (Timeout timeout : new Timeout[] {timeout(null), timeoutAt(LoopClock.FOREVER)}) {
                await(timeout.run(() -> sleep(ms(10))));
                assertThat(timeout.isExpired()).isFalse();
                assertThat(timeout.when()).isEmpty();
            }
            return done();
        });
    }

    /** Rule M7. */
    @Test
    @Twin({
        "test_timeouts.TimeoutTests.test_timeout_zero",
        "test_timeouts.TimeoutTests.test_timeout_zero_sleep_zero",
        "test_timeouts.TimeoutTests.test_timeout_in_the_past_sleep_zero"
    })
    void noTimeLeft() throws Exception {
        run(() -> {
            for (Duration delay : new Duration[] {ms(0), ms(-11)}) {
                for (Duration sleep : new Duration[] {ms(10_000), ms(0)}) {
                    Timeout timeout = timeout(delay);
                    assertThat(await(failureOf(timeout.run(() -> sleep(sleep)))))
                            .isInstanceOf(TimeoutError.class);
                    assertThat(timeout.isExpired()).isTrue();
                    assertThat(timeout.when()).hasValue(now() + delay.toNanos());
                }
            }
            return done();
        });
    }

    /** Rule M5. */
    @Test
    @Twin("test_timeouts.TimeoutTests.test_foreign_exception_passed")
    void anotherException() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10));
            assertThat(await(failureOf(timeout.run(() -> {
                        throw new NoSuchElementException();
                    }))))
                    .isInstanceOf(NoSuchElementException.class);
            assertThat(timeout.isExpired()).isFalse();
            return done();
        });
    }

    @Async
    private Coroutine<Void> crashWhenCancelled() {
        try {
            return sleep(ms(1000));
        } catch (CancelledError error) {
            throw new ArithmeticException();
        }
    }

    @Test
    @Twin({
        "test_timeouts.TimeoutTests.test_foreign_exception_on_timeout",
        "test_timeouts.TimeoutTests.test_foreign_exception_on_timeout_2"
    })
    void anotherExceptionWhileExpiring() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10));
            assertThat(await(failureOf(timeout.run(this::crashWhenCancelled)))).isInstanceOf(ArithmeticException.class);
            assertThat(timeout.isExpired()).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_foreign_cancel_doesnt_timeout_if_not_expired")
    void aCancelFromElsewhere() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10_000));
            assertThat(await(failureOf(timeout.run(() -> {
                        currentTask().cancel();
                        return sleep(ms(10_000));
                    }))))
                    .isInstanceOf(CancelledError.class);
            assertThat(timeout.isExpired()).isFalse();
            return done();
        });
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_outer_task_is_not_cancelled")
    void theTaskIsNotCancelled() throws Exception {
        run(() -> {
            Task<Throwable> task = createTask(failureOf(timeout(ms(1)).run(() -> sleep(ms(10_000)))));
            assertThat(await(task)).isInstanceOf(TimeoutError.class);
            assertThat(task.isCancelled()).isFalse();
            assertThat(task.cancelling()).isZero();
            return done();
        });
    }

    /** Virtual time that passes also while the loop is blocked: {@code time.sleep}. */
    private static final class BusyClock implements LoopClock {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void idle(long nanos) {
            now += nanos;
        }

        @Override
        public void wakeup() {}

        Coroutine<Void> blockThenSleep(Duration blocked) {
            now += blocked.toNanos();
            return sleep(ms(1000));
        }
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_nested_timeouts_concurrent")
    void theOuterOneIsDueWhileTheLoopIsBlocked() {
        BusyClock clock = new BusyClock();
        try (EventLoop loop = EventLoop.create(clock)) {
            loop.runUntilComplete(outerIsDue(clock));
        }
        assertThat(clock.now).isEqualTo(ms(10).toNanos());
    }

    @Async
    private Coroutine<Void> outerIsDue(BusyClock clock) {
        Timeout inner = timeout(ms(100));
        assertThat(await(failureOf(timeout(ms(2)).run(() -> inner.run(() -> clock.blockThenSleep(ms(10)))))))
                .isInstanceOf(TimeoutError.class);
        assertThat(inner.isExpired()).isFalse();
        return done();
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_nested_timeouts_loop_busy")
    void theOuterOneGoesOnAfterTheInnerOne() {
        BusyClock clock = new BusyClock();
        try (EventLoop loop = EventLoop.create(clock)) {
            loop.runUntilComplete(innerThenOuter(clock));
        }
        assertThat(clock.now).isEqualTo(ms(100).toNanos());
    }

    @Async
    private Coroutine<Void> innerThenOuter(BusyClock clock) {
        assertThat(await(failureOf(timeout(ms(100)).run(() -> {
                    assertThat(await(failureOf(timeout(ms(10)).run(() -> clock.blockThenSleep(ms(90))))))
                            .isInstanceOf(TimeoutError.class);
                    cancelled = true;
                    return sleep(ms(10_000));
                }))))
                .isInstanceOf(TimeoutError.class);
        assertThat(cancelled).as("got to the second sleep").isTrue();
        return done();
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_nested_timeout_in_finally")
    void inACleanup() throws Exception {
        run(() -> {
            Throwable failure = await(failureOf(timeout(ms(10)).run(() -> {
                try {
                    return sleep(ms(1000));
                } finally {
                    Throwable inner = await(failureOf(timeout(ms(10)).run(() -> sleep(ms(10_000)))));
                    assertThat(inner).isInstanceOf(TimeoutError.class).hasCauseInstanceOf(CancelledError.class);
                }
            })));
            assertThat(failure).isInstanceOf(TimeoutError.class).hasCauseInstanceOf(CancelledError.class);
            assertThat(failure.getCause()).hasNoCause();
            return done();
        });
    }
}
