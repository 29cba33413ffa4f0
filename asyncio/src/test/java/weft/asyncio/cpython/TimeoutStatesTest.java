package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.currentTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.timeout;
import static weft.Asyncio.timeoutAt;
import static weft.Asyncio.withTimeout;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.ExceptionGroup;
import weft.Future;
import weft.Task;
import weft.Timeout;
import weft.TimeoutError;
import weft.annotations.Async;

/** What can be done with a timeout before, in and after its block. */
class TimeoutStatesTest extends AsyncTestCase {
    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static void refusesToMove(Timeout timeout, String why) {
        assertThatThrownBy(() -> timeout.reschedule(ms(20)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why);
    }

    @Async
    private static Coroutine<Void> handOver(Timeout timeout, Future<Timeout> active) {
        return timeout.run(() -> {
            active.setResult(timeout);
            return sleep(ms(50_000));
        });
    }

    /** Rule M11. */
    @Test
    @Twin("test_timeouts.TimeoutTests.test_reschedule")
    void reschedule() throws Exception {
        run(() -> {
            long first = EventLoop.running().time() + ms(10_000).toNanos();
            long second = first + ms(20_000).toNanos();
            Future<Timeout> active = EventLoop.running().createFuture();
            Task<Void> task = createTask(handOver(timeoutAt(first), active));
            Timeout timeout = await(active);

            assertThat(timeout.when()).hasValue(first);
            timeout.rescheduleAt(second);
            assertThat(timeout.when()).hasValue(second);
            timeout.reschedule(null);
            assertThat(timeout.when()).isEmpty();

            task.cancel();
            assertThat(await(failureOf(task))).isInstanceOf(CancelledError.class);
            assertThat(timeout.isExpired()).isFalse();
            return done();
        });
    }

    @Test
    @Twin({
        "test_timeouts.TimeoutTests.test_repr_active",
        "test_timeouts.TimeoutTests.test_repr_finished",
        "test_timeouts.TimeoutTests.test_repr_disabled"
    })
    void text() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10_000));
            await(timeout.run(() -> {
                assertThat(timeout).hasToString("<Timeout [active] when=10000000000>");
                timeout.reschedule(null);
                assertThat(timeout).hasToString("<Timeout [active] when=none>");
                return yieldNow();
            }));
            assertThat(timeout).hasToString("<Timeout [finished]>");
            return done();
        });
    }

    @Test
    @Twin({"test_timeouts.TimeoutTests.test_repr_expired", "test_timeouts.TimeoutTests.test_timeout_expired"})
    void expired() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10));
            assertThat(await(failureOf(timeout.run(() -> sleep(ms(10_000)))))).isInstanceOf(TimeoutError.class);
            assertThat(timeout).hasToString("<Timeout [expired]>");
            refusesToMove(timeout, "expired");
            return done();
        });
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_exception_cause")
    void cause() throws Exception {
        run(() -> {
            assertThat(await(failureOf(withTimeout(ms(10), () -> sleep(ms(1000))))))
                    .isInstanceOf(TimeoutError.class)
                    .cause()
                    .isInstanceOf(CancelledError.class)
                    .hasNoCause();
            return done();
        });
    }

    @Async
    private static Coroutine<Void> beCancelled() {
        currentTask().cancel();
        assertThat(await(failureOf(sleep(ms(1000))))).isInstanceOf(CancelledError.class);
        assertThat(currentTask().cancelling()).isEqualTo(1);
        return done();
    }

    /** Rule M9. */
    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_after_cancellation")
    void afterACancel() throws Exception {
        run(() -> {
            await(beCancelled());
            assertThat(await(failureOf(withTimeout(ms(0), () -> sleep(ms(1000))))))
                    .isInstanceOf(TimeoutError.class);
            assertThat(currentTask().cancelling()).isEqualTo(1);
            return done();
        });
    }

    /** Rule M4. */
    @Test
    @Twin("test_timeouts.TimeoutTests.test_cancel_in_timeout_after_cancellation")
    void aCancelInTheBlockAfterACancel() throws Exception {
        run(() -> {
            await(beCancelled());
            assertThat(await(failureOf(withTimeout(ms(1000), () -> {
                        currentTask().cancel();
                        return sleep(ms(2000));
                    }))))
                    .isInstanceOf(CancelledError.class);
            return done();
        });
    }

    /** Rule M12. */
    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_already_entered")
    void alreadyEntered() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10));
            await(timeout.run(() -> {
                assertThat(await(failureOf(timeout.run(() -> done()))))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("has already been entered");
                return done();
            }));
            return done();
        });
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_double_enter")
    void enteredTwice() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10));
            await(timeout.run(() -> done()));
            assertThat(await(failureOf(timeout.run(() -> done()))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has already been entered");
            return done();
        });
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_finished")
    void finished() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10));
            await(timeout.run(() -> done()));
            refusesToMove(timeout, "finished");
            return done();
        });
    }

    /** Rule M6. */
    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_expiring")
    void expiring() throws Exception {
        run(() -> {
            Timeout timeout = timeout(ms(10));
            await(timeout.run(() -> {
                assertThat(await(failureOf(sleep(ms(1000))))).isInstanceOf(CancelledError.class);
                refusesToMove(timeout, "expiring");
                return done();
            }));
            assertThat(timeout.isExpired()).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_not_entered")
    void notEntered() throws Exception {
        run(() -> {
            refusesToMove(timeout(ms(10)), "has not been entered");
            return done();
        });
    }

    /** Started where no loop runs, this goes on without a task, on whatever thread completes {@code go}. */
    @Async
    private static CompletableFuture<Throwable> enterWithoutTask(CompletableFuture<Timeout> go) {
        Timeout timeout = await(go);
        Throwable failure = await(failureOf(timeout.run(() -> done())));
        return CompletableFuture.completedFuture(failure);
    }

    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_without_task")
    void withoutTask() throws Exception {
        CompletableFuture<Timeout> go = new CompletableFuture<>();
        CompletableFuture<Throwable> failure = enterWithoutTask(go);
        run(() -> {
            Timeout timeout = timeout(ms(10));
            go.complete(timeout);
            assertThat(failure.getNow(null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("task");
            refusesToMove(timeout, "has not been entered");
            return done();
        });
    }

    @Async
    private static Coroutine<Void> crashInCleanup() {
        try {
            return sleep(ms(2000));
        } catch (CancelledError error) {
            throw new ArithmeticException();
        }
    }

    /** Rule T15; the chain of contexts that CPython's test looks at is Python's. */
    @Test
    @Twin("test_timeouts.TimeoutTests.test_timeout_taskgroup")
    void aroundAGroup() throws Exception {
        run(() -> {
            Throwable failure = await(failureOf(withTimeout(
                    ms(10),
                    () -> taskGroup(g -> {
                        g.createTask(crashInCleanup());
                        return sleep(ms(1000));
                    }))));
            assertThat(failure).isInstanceOf(ExceptionGroup.class);
            assertThat(((ExceptionGroup) failure).exceptions()).singleElement().isInstanceOf(ArithmeticException.class);
            return done();
        });
    }
}
