package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.value;
import static weft.Asyncio.waitFor;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Task;
import weft.TimeoutError;
import weft.annotations.Async;
import weft.sync.Condition;
import weft.sync.Lock;

class ConditionsTest extends AsyncTestCase {
    private final Condition cond = new Condition();
    private final List<Integer> result = new ArrayList<>();

    /** Rule K9. */
    @Test
    @Twin("test_locks.ConditionTests.test_wait")
    void waiting() throws Exception {
        run(() -> {
            List<Task<Boolean>> tasks = new ArrayList<>();
            for (int i = 1; i <= 3; i++) tasks.add(createTask(note(i, false)));
            await(yieldNow());
            assertThat(result).isEmpty();
            assertThat(cond.isLocked()).isFalse();

            await(cond.acquire());
            cond.notifyNext();
            await(yieldNow());
            assertThat(result).isEmpty();
            assertThat(cond.isLocked()).isTrue();

            cond.release();
            await(yieldNow());
            assertThat(result).containsExactly(1);
            assertThat(cond.isLocked()).isTrue();

            cond.notifyNext(2);
            await(yieldNow());
            assertThat(result).containsExactly(1);
            assertThat(cond.isLocked()).isTrue();

            cond.release();
            await(yieldNow());
            assertThat(result).containsExactly(1, 2);
            assertThat(cond.isLocked()).isTrue();

            cond.release();
            await(yieldNow());
            assertThat(result).containsExactly(1, 2, 3);
            assertThat(cond.isLocked()).isTrue();
            assertThat(tasks).allMatch(Task::result);
            return done();
        });
    }

    @Async
    private Coroutine<Boolean> note(int number, boolean release) {
        await(cond.acquire());
        await(cond.waitUntilNotified());
        result.add(number);
        if (release) cond.release();
        return value(true);
    }

    @Test
    @Twin("test_locks.ConditionTests.test_wait_cancel")
    void waitCancel() throws Exception {
        run(() -> {
            await(cond.acquire());
            Task<Void> wait = createTask(cond.waitUntilNotified());
            EventLoop.running().callSoon(wait::cancel);
            assertThat(await(failureOf(wait))).isInstanceOf(CancelledError.class);
            assertThat(cond).hasToString("<Condition [locked]>");
            return done();
        });
    }

    /** Rule K7. */
    @Test
    @Twin("test_locks.ConditionTests.test_wait_cancel_contested")
    void waitCancelContested() throws Exception {
        run(() -> {
            await(cond.acquire());
            assertThat(cond.isLocked()).isTrue();
            Task<Void> wait = createTask(cond.waitUntilNotified());
            await(yieldNow());
            assertThat(cond.isLocked()).isFalse();

            await(cond.acquire());
            assertThat(cond.isLocked()).isTrue();
            cond.notifyNext();
            EventLoop.running().callSoon(wait::cancel);
            EventLoop.running().callSoon(cond::release);
            await(gatherSettled(wait));
            assertThat(cond.isLocked()).isTrue();
            return done();
        });
    }

    /** Rule K7. */
    @Test
    @Twin("test_locks.ConditionTests.test_wait_cancel_after_notify")
    void waitCancelAfterNotify() throws Exception {
        run(() -> {
            AtomicBoolean waited = new AtomicBoolean();
            Task<Void> waiter = createTask(cond.with(() -> {
                waited.set(true);
                return cond.waitUntilNotified();
            }));
            await(yieldNow());
            await(cond.acquire());
            cond.notifyNext();
            await(yieldNow()); // gets to acquire()
            waiter.cancel();
            await(yieldNow()); // the cancellation arrives
            cond.release();
            await(yieldNow()); // and comes out
            assertThat(waiter.isCancelled()).isTrue();
            assertThat(waited).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_locks.ConditionTests.test_wait_unacquired")
    void waitUnacquired() throws Exception {
        assertThat(run(() -> failureOf(cond.waitUntilNotified())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot wait on un-acquired lock");
    }

    @Test
    @Twin("test_locks.ConditionTests.test_wait_for")
    void waitingFor() throws Exception {
        run(() -> {
            AtomicBoolean predicate = new AtomicBoolean();
            Task<Boolean> t = createTask(noteWhen(predicate));
            await(yieldNow());
            assertThat(result).isEmpty();

            await(cond.acquire());
            cond.notifyNext();
            cond.release();
            await(yieldNow());
            assertThat(result).isEmpty();

            predicate.set(true);
            await(cond.acquire());
            cond.notifyNext();
            cond.release();
            await(yieldNow());
            assertThat(result).containsExactly(1);
            assertThat(t.result()).isTrue();
            return done();
        });
    }

    @Async
    private Coroutine<Boolean> noteWhen(AtomicBoolean predicate) {
        await(cond.acquire());
        await(cond.waitFor(predicate::get));
        result.add(1);
        cond.release();
        return value(true);
    }

    @Test
    @Twin("test_locks.ConditionTests.test_wait_for_unacquired")
    void waitForUnacquired() throws Exception {
        run(() -> {
            await(cond.waitFor(() -> true));
            assertThat(await(failureOf(cond.waitFor(() -> false)))).isInstanceOf(IllegalStateException.class);
            return done();
        });
    }

    /** Rule K9. */
    @Test
    @Twin("test_locks.ConditionTests.test_notify")
    void notifying() throws Exception {
        run(() -> {
            List<Task<Boolean>> tasks = new ArrayList<>();
            for (int i = 1; i <= 3; i++) tasks.add(createTask(note(i, true)));
            await(yieldNow());
            assertThat(result).isEmpty();

            await(cond.acquire());
            cond.notifyNext(1);
            cond.release();
            await(yieldNow());
            assertThat(result).containsExactly(1);

            await(cond.acquire());
            cond.notifyNext(1);
            cond.notifyNext(2048);
            cond.release();
            await(yieldNow());
            assertThat(result).containsExactly(1, 2, 3);
            assertThat(tasks).allMatch(Task::result);
            return done();
        });
    }

    @Test
    @Twin("test_locks.ConditionTests.test_notify_all")
    void notifyingAll() throws Exception {
        run(() -> {
            Task<Boolean> t1 = createTask(note(1, true));
            Task<Boolean> t2 = createTask(note(2, true));
            await(yieldNow());
            assertThat(result).isEmpty();

            await(cond.acquire());
            cond.notifyEvery();
            cond.release();
            await(yieldNow());
            assertThat(result).containsExactly(1, 2);
            assertThat(List.of(t1, t2)).allMatch(Task::result);
            return done();
        });
    }

    /** Rule K9. */
    @Test
    @Twin({"test_locks.ConditionTests.test_notify_unacquired", "test_locks.ConditionTests.test_notify_all_unacquired"})
    void notifyUnacquired() {
        assertThatThrownBy(cond::notifyNext).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(cond::notifyEvery).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Twin("test_locks.ConditionTests.test_repr")
    void repr() throws Exception {
        run(() -> {
            assertThat(cond).hasToString("<Condition [unlocked]>");
            await(cond.acquire());
            assertThat(cond).hasToString("<Condition [locked]>");
            createTask(cond.waitUntilNotified());
            await(yieldNow());
            assertThat(cond).hasToString("<Condition [unlocked, waiters:1]>");
            await(cond.acquire());
            createTask(cond.waitUntilNotified());
            await(yieldNow());
            assertThat(cond).hasToString("<Condition [unlocked, waiters:2]>");
            return done();
        });
    }

    @Test
    @Twin("test_locks.ConditionTests.test_context_manager")
    void contextManager() throws Exception {
        run(() -> {
            assertThat(cond.isLocked()).isFalse();
            try (var held = await(cond.hold())) {
                assertThat(held).isNotNull();
                assertThat(cond.isLocked()).isTrue();
            }
            assertThat(cond.isLocked()).isFalse();
            assertThat(await(cond.with(() -> value(cond.isLocked())))).isTrue();
            assertThat(cond.isLocked()).isFalse();
            return done();
        });
    }

    @Test
    @Twin("test_locks.ConditionTests.test_explicit_lock")
    void explicitLock() throws Exception {
        run(() -> {
            Lock lock = new Lock();
            Condition shared = new Condition(lock);
            assertThat(await(shared.with(() -> value(List.of(lock.isLocked(), shared.isLocked())))))
                    .containsExactly(true, true);
            assertThat(List.of(lock.isLocked(), shared.isLocked())).containsExactly(false, false);
            assertThat(await(lock.with(() -> value(List.of(lock.isLocked(), shared.isLocked())))))
                    .containsExactly(true, true);
            assertThat(List.of(lock.isLocked(), shared.isLocked())).containsExactly(false, false);
            return done();
        });
    }

    /** Rule K10. The original sets the loop from outside; here another loop has waited before. */
    @Test
    @Twin("test_locks.ConditionTests.test_ambiguous_loops")
    void ambiguousLoops() throws Exception {
        Lock lock = new Lock();
        run(() -> {
            await(lock.acquire());
            Task<Void> second = createTask(lock.acquire());
            await(yieldNow());
            second.cancel();
            lock.release();
            await(gatherSettled(second));
            return done();
        });
        run(() -> {
            await(lock.acquire()); // at once, so nobody asks for the loop
            assertThat(await(failureOf(new Condition(lock).acquire())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("<Lock [locked]> is bound to a different event loop");
            return done();
        });
        run(() -> {
            await(cond.acquire());
            Task<Void> waiter = createTask(cond.waitUntilNotified());
            await(yieldNow());
            waiter.cancel();
            await(gatherSettled(waiter));
            return done();
        });
        run(() -> {
            assertThat(await(failureOf(cond.waitUntilNotified())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("<Condition [locked]> is bound to a different event loop");
            return done();
        });
    }

    @Test
    @Twin("test_locks.ConditionTests.test_timeout_in_block")
    void timeoutInBlock() throws Exception {
        run(() -> {
            try (var held = await(cond.hold())) {
                assertThat(held).isNotNull();
                Throwable failure = await(failureOf(waitFor(cond.waitUntilNotified(), Duration.ofMillis(500))));
                assertThat(failure).isInstanceOf(TimeoutError.class);
                assertThat(cond.isLocked()).isTrue();
            }
            return done();
        });
    }

    /** Rule K7: the error goes on as it came. */
    @Test
    @Twin("test_locks.ConditionTests.test_cancelled_error_wakeup")
    void cancelledErrorWakeup() throws Exception {
        run(() -> {
            AtomicReference<Throwable> raised = new AtomicReference<>();
            Task<Void> task = createTask(cond.with(() -> keepError(new AtomicBoolean(), raised)));
            await(yieldNow());
            task.cancel("foo");
            Throwable error = await(failureOf(task));
            assertThat(error)
                    .isInstanceOf(CancelledError.class)
                    .hasMessage("foo")
                    .isSameAs(raised.get());
            return done();
        });
    }

    /** Rule K7: also when it comes while the lock is acquired again. */
    @Test
    @Twin("test_locks.ConditionTests.test_cancelled_error_re_aquire")
    void cancelledErrorReacquire() throws Exception {
        run(() -> {
            AtomicBoolean wake = new AtomicBoolean();
            AtomicReference<Throwable> raised = new AtomicReference<>();
            Task<Void> task = createTask(cond.with(() -> keepError(wake, raised)));
            await(yieldNow());
            await(cond.acquire());
            wake.set(true);
            cond.notifyNext();
            await(yieldNow());
            task.cancel("foo");
            cond.release();
            Throwable error = await(failureOf(task));
            assertThat(error)
                    .isInstanceOf(CancelledError.class)
                    .hasMessage("foo")
                    .isSameAs(raised.get());
            return done();
        });
    }

    @Async
    private Coroutine<Void> keepError(AtomicBoolean wake, AtomicReference<Throwable> raised) {
        try {
            await(cond.waitFor(wake::get));
            return done();
        } catch (CancelledError error) {
            raised.set(error);
            throw error;
        }
    }

    /** Rule K8: a notification that a cancelled task got goes to another. */
    @Test
    @Twin("test_locks.ConditionTests.test_cancelled_wakeup")
    void cancelledWakeup() throws Exception {
        cancelOneOfTwoConsumers(false);
    }

    /** Rule K8, while the cancelled task acquires the lock again. */
    @Test
    @Twin("test_locks.ConditionTests.test_cancelled_wakeup_relock")
    void cancelledWakeupRelock() throws Exception {
        cancelOneOfTwoConsumers(true);
    }

    private void cancelOneOfTwoConsumers(boolean letItAcquire) throws Exception {
        run(() -> {
            AtomicInteger state = new AtomicInteger();
            List<Task<Void>> consumers = tasks(2, () -> consume(state));
            await(yieldNow());
            await(cond.acquire());
            state.incrementAndGet();
            cond.notifyNext(1);
            if (letItAcquire) await(yieldNow());
            consumers.get(0).cancel();
            try {
                await(waitFor(cond.waitFor(() -> state.get() == 0), Duration.ofMillis(10)));
            } catch (TimeoutError lost) {
                // state tells it
            }
            assertThat(state).hasValue(0);
            state.set(-1);
            cond.notifyEvery();
            cond.release();
            await(consumers.get(1));
            return done();
        });
    }

    @Async
    private Coroutine<Void> consume(AtomicInteger state) {
        try (var held = await(cond.hold())) {
            assertThat(held).isNotNull();
            while (true) {
                await(cond.waitFor(() -> state.get() != 0));
                if (state.get() < 0) return done();
                state.decrementAndGet();
            }
        }
    }
}
