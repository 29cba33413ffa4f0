package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.waitFor;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Outcome;
import weft.Task;
import weft.annotations.Async;
import weft.sync.BoundedSemaphore;
import weft.sync.Semaphore;

class SemaphoresTest extends AsyncTestCase {
    private final List<Object> result = new ArrayList<>();

    @Test
    @Twin("test_locks.SemaphoreTests.test_initial_value_zero")
    void initialValueZero() {
        assertThat(new Semaphore(0).isLocked()).isTrue();
    }

    @Test
    @Twin("test_locks.SemaphoreTests.test_repr")
    void repr() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore();
            assertThat(sem).hasToString("<Semaphore [unlocked, value:1]>");
            await(sem.acquire());
            assertThat(sem).hasToString("<Semaphore [locked]>");
            createTask(sem.acquire());
            await(yieldNow());
            assertThat(sem).hasToString("<Semaphore [locked, waiters:1]>");
            createTask(sem.acquire());
            await(yieldNow());
            assertThat(sem).hasToString("<Semaphore [locked, waiters:2]>");
            assertThat(new BoundedSemaphore()).hasToString("<BoundedSemaphore [unlocked, value:1]>");
            return done();
        });
    }

    @Test
    @Twin("test_locks.SemaphoreTests.test_semaphore_value")
    void negativeValue() {
        assertThatThrownBy(() -> new Semaphore(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Async
    private Coroutine<Boolean> note(Semaphore sem, int number) {
        await(sem.acquire());
        result.add(number);
        return value(true);
    }

    /** Rule K4. */
    @Test
    @Twin("test_locks.SemaphoreTests.test_acquire")
    void acquire() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore(3);
            await(sem.acquire());
            await(sem.acquire());
            assertThat(sem.isLocked()).isFalse();

            Task<Boolean> t1 = createTask(note(sem, 1));
            Task<Boolean> t2 = createTask(note(sem, 2));
            Task<Boolean> t3 = createTask(note(sem, 3));
            await(yieldNow());
            assertThat(result).containsExactly(1);
            assertThat(sem).hasToString("<Semaphore [locked, waiters:2]>");

            Task<Boolean> t4 = createTask(note(sem, 4));
            sem.release();
            sem.release();
            await(yieldNow());
            assertThat(result).containsExactly(1, 2, 3);
            assertThat(sem).hasToString("<Semaphore [locked, waiters:1]>");
            assertThat(List.of(t1, t2, t3)).allMatch(Task::result);
            assertThat(t4.isDone()).isFalse();

            sem.release();
            await(t4);
            return done();
        });
    }

    @Test
    @Twin("test_locks.SemaphoreTests.test_acquire_cancel")
    void acquireCancel() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore();
            await(sem.acquire());
            Task<Void> acquire = createTask(sem.acquire());
            EventLoop.running().callSoon(acquire::cancel);
            assertThat(await(failureOf(acquire))).isInstanceOf(CancelledError.class);
            assertThat(sem).hasToString("<Semaphore [locked]>");
            return done();
        });
    }

    @Test
    @Twin("test_locks.SemaphoreTests.test_acquire_cancel_before_awoken")
    void acquireCancelBeforeAwoken() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore(0);
            List<Task<Void>> t = tasks(4, sem::acquire);
            await(yieldNow());
            t.get(0).cancel();
            t.get(1).cancel();
            sem.release();
            await(yieldNow());
            await(yieldNow());
            assertThat(t.get(2).isDone()).isTrue();
            assertThat(t.get(3).isDone()).isFalse();
            return done();
        });
    }

    /** Rule K5. */
    @Test
    @Twin("test_locks.SemaphoreTests.test_acquire_hang")
    void acquireHang() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore(0);
            List<Task<Void>> t = tasks(2, sem::acquire);
            await(yieldNow());
            t.get(0).cancel();
            sem.release();
            await(yieldNow());
            await(yieldNow());
            assertThat(sem.isLocked()).isTrue();
            assertThat(t.get(1).isDone()).isTrue();
            return done();
        });
    }

    /** Rule K5. */
    @Test
    @Twin("test_locks.SemaphoreTests.test_acquire_no_hang")
    void acquireNoHang() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore(1);
            AtomicReference<Task<Void>> second = new AtomicReference<>();
            Task<Void> t1 = createTask(holdThenCancel(sem, second));
            Task<Void> t2 = createTask(sem.with(() -> {
                throw new AssertionError("got the semaphore");
            }));
            second.set(t2);
            List<Outcome<Void>> outcomes = await(gatherSettled(t1, t2));
            assertThat(outcomes.get(0).isSuccess()).isTrue();
            assertThat(outcomes.get(1).isCancelled()).isTrue();
            await(waitFor(sem.acquire(), Duration.ofSeconds(1)));
            return done();
        });
    }

    @Async
    private static Coroutine<Void> holdThenCancel(Semaphore sem, AtomicReference<Task<Void>> other) {
        await(sem.with(() -> yieldNow()));
        other.get().cancel();
        return done();
    }

    @Test
    @Twin("test_locks.SemaphoreTests.test_release_not_acquired")
    void releaseNotAcquired() {
        assertThatThrownBy(new BoundedSemaphore()::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("BoundedSemaphore released too many times");
    }

    @Test
    @Twin("test_locks.SemaphoreTests.test_release_no_waiters")
    void releaseNoWaiters() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore();
            await(sem.acquire());
            assertThat(sem.isLocked()).isTrue();
            sem.release();
            assertThat(sem.isLocked()).isFalse();
            return done();
        });
    }

    @Test
    @Twin("test_locks.SemaphoreTests.test_acquire_fifo_order")
    void acquireFifoOrder() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore(1);
            await(gather(twice(sem, "c1"), twice(sem, "c2"), twice(sem, "c3")));
            assertThat(result).containsExactly("c1_1", "c2_1", "c3_1", "c1_2", "c2_2", "c3_2");
            return done();
        });
    }

    @Async
    private Coroutine<Void> twice(Semaphore sem, String tag) {
        for (int i = 1; i <= 2; i++) {
            await(sem.acquire());
            result.add(tag + "_" + i);
            await(sleep(Duration.ofMillis(10)));
            sem.release();
        }
        return done();
    }

    /** Rule K4. */
    @Test
    @Twin("test_locks.SemaphoreTests.test_acquire_fifo_order_2")
    void acquireFifoOrder2() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore(1);
            Task<Boolean> t1 = createTask(note(sem, 1));
            Task<Boolean> t2 = createTask(noteTwice(sem));
            Task<Boolean> t3 = createTask(note(sem, 3));
            await(yieldNow());
            sem.release();
            sem.release();
            await(gather(t1, t2, t3));
            assertThat(result).containsExactly(1, 2, 3, 4);
            return done();
        });
    }

    @Async
    private Coroutine<Boolean> noteTwice(Semaphore sem) {
        await(note(sem, 2));
        sem.release();
        return note(sem, 4);
    }

    @Test
    @Twin("test_locks.SemaphoreTests.test_acquire_fifo_order_3")
    void acquireFifoOrder3() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore(0);
            Task<Boolean> t1 = createTask(note(sem, 1));
            Task<Boolean> t2 = createTask(note(sem, 2));
            Task<Boolean> t3 = createTask(note(sem, 3));
            await(yieldNow());
            t1.cancel();
            await(yieldNow());
            sem.release();
            sem.release();
            await(gatherSettled(t1, t2, t3));
            assertThat(result).containsExactly(2, 3);
            return done();
        });
    }

    /** Rule K5: one acquire wakes all who may go on. */
    @Test
    @Twin("test_locks.SemaphoreTests.test_acquire_fifo_order_4")
    void acquireFifoOrder4() throws Exception {
        run(() -> {
            Semaphore sem = new Semaphore(0);
            AtomicReference<Task<Boolean>> t4 = new AtomicReference<>();
            Task<Void> t1 = createTask(startFourth(sem, t4));
            Task<Boolean> t2 = createTask(releaseThreeTimes(sem));
            Task<Boolean> t3 = createTask(note(sem, 3));
            await(yieldNow());
            assertThat(sem).hasToString("<Semaphore [locked, waiters:3]>");
            await(yieldNow());
            await(waitAll(List.of(t2, t3, t4.get())));
            assertThat(t1.isDone()).isTrue();
            assertThat(result).containsExactly(1, 2, 3, 4);
            return done();
        });
    }

    @Async
    private Coroutine<Void> startFourth(Semaphore sem, AtomicReference<Task<Boolean>> t4) {
        await(sem.acquire());
        t4.set(createTask(justNote(4)));
        result.add(1);
        return done();
    }

    @Async
    private Coroutine<Boolean> justNote(int number) {
        result.add(number);
        return value(true);
    }

    @Async
    private Coroutine<Boolean> releaseThreeTimes(Semaphore sem) {
        sem.release();
        sem.release();
        sem.release();
        // There are two permits, but the first task was not awake yet.
        assertThat(sem.isLocked()).isTrue();
        return note(sem, 2);
    }
}
