package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;
import weft.sync.Barrier;
import weft.sync.BrokenBarrierError;

/** Barriers that are reset or aborted. Rule K11. */
class BrokenBarriersTest extends AsyncTestCase {
    private static final int N = 5;
    private final Barrier barrier = new Barrier(N);
    private final List<String> results1 = new ArrayList<>();
    private final List<String> results2 = new ArrayList<>();
    private final List<String> results3 = new ArrayList<>();
    private int count;

    private void assertWhole() {
        assertThat(barrier).hasToString("<Barrier [filling, waiters:0/5]>");
    }

    @Test
    @Twin("test_locks.BarrierTests.test_reset_barrier")
    void reset() throws Exception {
        run(() -> {
            createTask(barrier.reset());
            await(yieldNow());
            assertWhole();
            return done();
        });
    }

    @Test
    @Twin("test_locks.BarrierTests.test_reset_barrier_while_tasks_waiting")
    void resetWhileTasksWait() throws Exception {
        run(() -> {
            List<Task<Void>> tasks = tasks(N - 1, this::noteBroken);
            await(yieldNow());
            createTask(barrier.reset());
            await(gather(tasks));
            assertThat(results1).hasSize(N - 1);
            assertWhole();
            return done();
        });
    }

    @Async
    private Coroutine<Void> noteBroken() {
        try {
            await(barrier.waitForAll());
        } catch (BrokenBarrierError error) {
            results1.add("broken");
        }
        return done();
    }

    @Test
    @Twin("test_locks.BarrierTests.test_reset_barrier_when_tasks_half_draining")
    void resetWhenHalfDraining() throws Exception {
        run(() -> {
            await(gather(tasks(N, this::resetWhenHalfHaveLeft)));
            assertThat(results1).hasSize(N / 2);
            assertWhole();
            return done();
        });
    }

    @Async
    private Coroutine<Void> resetWhenHalfHaveLeft() {
        try {
            await(barrier.waitForAll());
        } catch (BrokenBarrierError error) {
            results1.add("broken");
            return done();
        }
        if (++count == N - N / 2) await(barrier.reset());
        return done();
    }

    @Test
    @Twin("test_locks.BarrierTests.test_reset_barrier_when_tasks_half_draining_half_blocking")
    void resetWhenHalfDrainingHalfBlocking() throws Exception {
        run(() -> {
            await(gather(tasks(N, this::resetAfterHalfAndWaitAgain)));
            assertThat(results1).hasSize(N / 2);
            assertThat(results2).isEmpty();
            assertWhole();
            return done();
        });
    }

    @Async
    private Coroutine<Void> resetAfterHalfAndWaitAgain() {
        boolean broken = false;
        try {
            await(barrier.waitForAll());
        } catch (BrokenBarrierError error) {
            results1.add("broken");
            broken = true;
        }
        if (broken) {
            await(barrier.waitForAll());
        } else if (++count > N / 2) {
            await(barrier.reset());
            await(barrier.waitForAll());
        } else {
            await(noteBlockedAndBroken());
        }
        return done();
    }

    @Async
    private Coroutine<Void> noteBlockedAndBroken() {
        try {
            await(barrier.waitForAll());
        } catch (BrokenBarrierError error) {
            results2.add("broken");
        }
        return done();
    }

    @Test
    @Twin("test_locks.BarrierTests.test_reset_barrier_while_tasks_waiting_and_waiting_again")
    void resetWhileWaitingAndWaitAgain() throws Exception {
        run(() -> {
            List<Task<Void>> tasks = tasks(N - 1, this::waitAgainInFinally);
            createTask(barrier.reset());
            await(yieldNow());
            createTask(barrier.with(() -> {
                results2.add("passed");
                return done();
            }));
            await(gather(tasks));
            assertThat(results1).hasSize(N - 1);
            assertThat(results2).hasSize(N);
            assertWhole();
            return done();
        });
    }

    @Async
    private Coroutine<Void> waitAgainInFinally() {
        try {
            await(barrier.waitForAll());
        } catch (BrokenBarrierError error) {
            results1.add("broken");
        } finally {
            await(barrier.waitForAll());
            results2.add("passed");
        }
        return done();
    }

    @Test
    @Twin("test_locks.BarrierTests.test_reset_barrier_while_tasks_draining")
    void resetWhileTasksDrain() throws Exception {
        run(() -> {
            await(gather(tasks(N, this::lastResets)));
            assertThat(results1).hasSize(N - 1);
            assertThat(results2).isEmpty();
            assertThat(results3).hasSize(N);
            assertWhole();
            return done();
        });
    }

    @Async
    private Coroutine<Void> lastResets() {
        await(barrier.waitForAll());
        if (++count == N) {
            await(barrier.reset());
            await(barrier.waitForAll());
        } else {
            try {
                await(barrier.waitForAll());
                results1.add("passed");
            } catch (BrokenBarrierError never) {
                results2.add("broken");
            }
        }
        await(barrier.waitForAll());
        results3.add("passed again");
        return done();
    }

    @Test
    @Twin("test_locks.BarrierTests.test_abort_barrier")
    void abort() throws Exception {
        run(() -> {
            createTask(barrier.abort());
            await(yieldNow());
            assertThat(barrier).hasToString("<Barrier [broken]>");
            assertThat(barrier.nWaiting()).isZero();
            return done();
        });
    }

    @Test
    @Twin("test_locks.BarrierTests.test_abort_barrier_when_tasks_half_draining_half_blocking")
    void abortWhenHalfDrainingHalfBlocking() throws Exception {
        run(() -> {
            await(gather(tasks(N, this::abortAfterHalf)));
            assertThat(results1).hasSize(N / 2);
            assertThat(results2).hasSize(N - N / 2 - 1);
            assertThat(barrier).hasToString("<Barrier [broken]>");
            assertThat(barrier.nWaiting()).isZero();
            return done();
        });
    }

    @Async
    private Coroutine<Void> abortAfterHalf() {
        try {
            await(barrier.waitForAll());
        } catch (BrokenBarrierError error) {
            results1.add("broken");
            return done();
        }
        if (++count > N / 2) await(barrier.abort());
        else await(noteBlockedAndBroken());
        return done();
    }

    @Test
    @Twin("test_locks.BarrierTests.test_abort_barrier_when_exception")
    void abortWhenException() throws Exception {
        run(() -> {
            await(gather(tasks(N, this::abortOnOwnError)));
            assertThat(results1).isEmpty();
            assertThat(results2).hasSize(N - 1);
            assertThat(barrier).hasToString("<Barrier [broken]>");
            return done();
        });
    }

    @Async
    private Coroutine<Void> abortOnOwnError() {
        try {
            int index = await(barrier.waitForAll());
            if (index == N / 2) throw new ArithmeticException();
            await(barrier.waitForAll());
            results1.add("passed");
        } catch (BrokenBarrierError error) {
            results2.add("broken");
        } catch (ArithmeticException error) {
            await(barrier.abort());
        }
        return done();
    }

    @Test
    @Twin("test_locks.BarrierTests.test_abort_barrier_when_exception_then_resetting")
    void abortWhenExceptionThenReset() throws Exception {
        run(() -> {
            Barrier second = new Barrier(N);
            await(gather(tasks(N, () -> abortThenReset(second))));
            assertThat(results1).isEmpty();
            assertThat(results2).hasSize(N - 1);
            assertThat(results3).hasSize(N);
            assertWhole();
            return done();
        });
    }

    @Async
    private Coroutine<Void> abortThenReset(Barrier second) {
        await(abortOnOwnError());
        // All must have left it when it is reset, and nobody may enter before.
        int index = await(second.waitForAll());
        if (index == N / 2) await(barrier.reset());
        await(second.waitForAll());
        await(barrier.waitForAll());
        results3.add("passed");
        return done();
    }
}
