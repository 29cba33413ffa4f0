package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.Awaitable;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.annotations.Async;
import weft.sync.Barrier;
import weft.sync.BoundedSemaphore;
import weft.sync.Condition;
import weft.sync.Event;
import weft.sync.Lock;
import weft.sync.Queue;
import weft.sync.Semaphore;

class LocksTest extends AsyncTestCase {
    private final Lock lock = new Lock();

    @Test
    @Twin("test_locks.LockTests.test_repr")
    void repr() throws Exception {
        run(() -> {
            assertThat(lock).hasToString("<Lock [unlocked]>");
            await(lock.acquire());
            assertThat(lock).hasToString("<Lock [locked]>");
            createTask(lock.acquire());
            await(yieldNow());
            assertThat(lock).hasToString("<Lock [locked, waiters:1]>");
            return done();
        });
    }

    /** Awaiting the lock itself does not compile, which asyncio refuses when it runs. */
    @Test
    @Twin({
        "test_locks.LockTests.test_lock",
        "test_locks.LockTests.test_lock_by_with_statement",
        "test_locks.SemaphoreTests.test_semaphore",
        "test_locks.BarrierTests.test_barrier"
    })
    void noneIsAnAwaitable() {
        assertThat(Stream.of(
                        Lock.class,
                        Condition.class,
                        Semaphore.class,
                        BoundedSemaphore.class,
                        Barrier.class,
                        Event.class,
                        Queue.class))
                .noneMatch(Awaitable.class::isAssignableFrom)
                .noneMatch(AutoCloseable.class::isAssignableFrom);
        assertThat(new Semaphore()).hasToString("<Semaphore [unlocked, value:1]>");
        assertThat(new Barrier(5)).hasToString("<Barrier [filling, waiters:0/5]>");
    }

    /** Rules K1 and K2. */
    @Test
    @Twin("test_locks.LockTests.test_acquire")
    void acquire() throws Exception {
        run(() -> {
            List<Integer> result = new ArrayList<>();
            await(lock.acquire());
            Task<Boolean> t1 = createTask(note(1, result));
            Task<Boolean> t2 = createTask(note(2, result));
            await(yieldNow());
            assertThat(result).isEmpty();

            lock.release();
            await(yieldNow());
            assertThat(result).containsExactly(1);
            await(yieldNow());
            assertThat(result).containsExactly(1);

            Task<Boolean> t3 = createTask(note(3, result));
            lock.release();
            await(yieldNow());
            assertThat(result).containsExactly(1, 2);

            lock.release();
            await(yieldNow());
            assertThat(result).containsExactly(1, 2, 3);
            assertThat(List.of(t1, t2, t3)).allMatch(Task::result);
            return done();
        });
    }

    @Async
    private Coroutine<Boolean> note(int number, List<Integer> result) {
        await(lock.acquire());
        result.add(number);
        return value(true);
    }

    @Test
    @Twin("test_locks.LockTests.test_acquire_cancel")
    void acquireCancel() throws Exception {
        run(() -> {
            await(lock.acquire());
            Task<Void> task = createTask(lock.acquire());
            EventLoop.running().callSoon(task::cancel);
            assertThat(await(failureOf(task))).isInstanceOf(CancelledError.class);
            assertThat(lock).hasToString("<Lock [locked]>");
            return done();
        });
    }

    /** Rule K3: B is cancelled and A releases at once; then C gets the lock. */
    @Test
    @Twin("test_locks.LockTests.test_cancel_race")
    void cancelRace() throws Exception {
        run(() -> {
            Future<Void> fa = EventLoop.running().createFuture();
            Task<Void> ta = createTask(holdUntil(fa));
            await(yieldNow());
            assertThat(lock.isLocked()).isTrue();
            Task<Void> tb = createTask(holdUntil(null));
            await(yieldNow());
            assertThat(lock).hasToString("<Lock [locked, waiters:1]>");
            Task<Void> tc = createTask(holdUntil(null));
            await(yieldNow());
            assertThat(lock).hasToString("<Lock [locked, waiters:2]>");

            fa.setResult(null);
            tb.cancel();
            assertThat(lock).hasToString("<Lock [locked, waiters:2]>");
            await(yieldNow());
            assertThat(lock.isLocked()).isFalse();
            assertThat(ta.isDone()).isTrue();
            assertThat(tb.isCancelled()).isTrue();
            await(tc);
            return done();
        });
    }

    @Async
    private Coroutine<Void> holdUntil(Future<Void> blocker) {
        await(lock.acquire());
        try {
            if (blocker != null) await(blocker);
            return done();
        } finally {
            lock.release();
        }
    }

    /** Rule K3. */
    @Test
    @Twin("test_locks.LockTests.test_cancel_release_race")
    void cancelReleaseRace() throws Exception {
        run(() -> {
            List<String> calls = new ArrayList<>();
            List<String> locks = new ArrayList<>();
            await(lock.acquire());
            Task<Void> t1 = createTask(count("1", calls, locks));
            Task<Void> t2 = createTask(count("2", calls, locks));
            Task<Void> t3 = createTask(count("3", calls, locks));
            await(yieldNow());
            EventLoop.running().callSoon(() -> {
                t1.cancel();
                lock.release();
            });
            assertThat(await(failureOf(t1))).isInstanceOf(CancelledError.class);
            assertThat(locks).containsExactly("2");
            assertThat(calls).containsExactly("1", "2", "3");
            assertThat(t1.isCancelled()).isTrue();
            assertThat(t2.isDone()).isTrue();

            t3.cancel();
            await(yieldNow());
            assertThat(t3.isCancelled()).isTrue();
            return done();
        });
    }

    @Async
    private Coroutine<Void> count(String name, List<String> calls, List<String> locks) {
        calls.add(name);
        await(lock.acquire());
        locks.add(name);
        return done();
    }

    /** Rule K3. */
    @Test
    @Twin("test_locks.LockTests.test_finished_waiter_cancelled")
    void finishedWaiterCancelled() throws Exception {
        run(() -> {
            await(lock.acquire());
            Task<Void> tb = createTask(lock.acquire());
            await(yieldNow());
            assertThat(lock).hasToString("<Lock [locked, waiters:1]>");
            Task<Void> tc = createTask(lock.acquire());
            tb.cancel();
            lock.release();
            await(yieldNow());
            assertThat(lock.isLocked()).isTrue();
            assertThat(tb.isCancelled()).isTrue();
            await(tc);
            return done();
        });
    }

    @Test
    @Twin("test_locks.LockTests.test_release_not_acquired")
    void releaseNotAcquired() {
        assertThatThrownBy(lock::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Lock is not acquired");
    }

    @Test
    @Twin("test_locks.LockTests.test_release_no_waiters")
    void releaseNoWaiters() throws Exception {
        run(() -> {
            await(lock.acquire());
            assertThat(lock.isLocked()).isTrue();
            lock.release();
            assertThat(lock.isLocked()).isFalse();
            return done();
        });
    }

    @Test
    @Twin("test_locks.LockTests.test_context_manager")
    void contextManager() throws Exception {
        run(() -> {
            assertThat(lock.isLocked()).isFalse();
            try (var held = await(lock.hold())) {
                assertThat(held).isNotNull();
                assertThat(lock.isLocked()).isTrue();
            }
            assertThat(lock.isLocked()).isFalse();
            assertThat(await(lock.with(() -> value(lock.isLocked())))).isTrue();
            assertThat(lock.isLocked()).isFalse();
            return done();
        });
    }
}
