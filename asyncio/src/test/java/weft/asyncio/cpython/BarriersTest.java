package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;
import weft.sync.Barrier;

/** Barriers that fill and let all pass; those that are reset or break are in {@link BrokenBarriersTest}. */
class BarriersTest extends AsyncTestCase {
    private static final int N = 5;
    private final List<Object> results = new ArrayList<>();

    private static void assertWhole(Barrier barrier) {
        assertThat(barrier.nWaiting()).isZero();
        assertThat(barrier.isBroken()).isFalse();
    }

    @Test
    @Twin("test_locks.BarrierTests.test_repr")
    void repr() throws Exception {
        run(() -> {
            Barrier barrier = new Barrier(N);
            assertThat(barrier).hasToString("<Barrier [filling, waiters:0/5]>");
            List<Task<Integer>> waiters = new ArrayList<>(tasks(2, barrier::waitForAll));
            await(yieldNow());
            assertThat(barrier).hasToString("<Barrier [filling, waiters:2/5]>");

            waiters.addAll(tasks(barrier.parties() - barrier.nWaiting(), barrier::waitForAll));
            await(yieldNow());
            assertThat(barrier).hasToString("<Barrier [draining, waiters:0/5]>");

            waiters.addAll(tasks(2, barrier::waitForAll));
            await(yieldNow());
            await(barrier.reset());
            assertThat(barrier).hasToString("<Barrier [resetting, waiters:0/5]>");

            waiters.addAll(tasks(2, barrier::waitForAll));
            await(yieldNow());
            await(barrier.abort());
            assertThat(barrier).hasToString("<Barrier [broken]>");
            assertThat(barrier.isBroken()).isTrue();
            await(gatherSettled(waiters));
            return done();
        });
    }

    @Test
    @Twin("test_locks.BarrierTests.test_barrier_parties")
    void parties() {
        assertThatThrownBy(() -> new Barrier(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Barrier(-4)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Barrier(N).parties()).isEqualTo(N);
    }

    @Test
    @Twin("test_locks.BarrierTests.test_context_manager")
    void contextManager() throws Exception {
        run(() -> {
            Barrier barrier = new Barrier(3);
            List<String> inside = await(gather(tasks(3, () -> barrier.with(() -> value("inside")))));
            assertThat(inside).containsExactly("inside", "inside", "inside");
            assertWhole(barrier);
            return done();
        });
    }

    @Test
    @Twin("test_locks.BarrierTests.test_filling_one_task")
    void fillingOneTask() throws Exception {
        run(() -> {
            Barrier barrier = new Barrier(1);
            assertThat(await(barrier.with(() -> value(true)))).isTrue();
            assertWhole(barrier);
            return done();
        });
    }

    @Test
    @Twin("test_locks.BarrierTests.test_filling_one_task_twice")
    void fillingOneTaskTwice() throws Exception {
        run(() -> {
            Barrier barrier = new Barrier(1);
            Task<Integer> t1 = createTask(barrier.waitForAll());
            await(yieldNow());
            assertThat(barrier.nWaiting()).isZero();
            Task<Integer> t2 = createTask(barrier.waitForAll());
            await(yieldNow());
            assertThat(t1.result()).isEqualTo(t2.result()).isZero();
            assertWhole(barrier);
            return done();
        });
    }

    @Test
    @Twin("test_locks.BarrierTests.test_filling_task_by_task")
    void fillingTaskByTask() throws Exception {
        run(() -> {
            Barrier barrier = new Barrier(3);
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                tasks.add(createTask(barrier.waitForAll()));
                await(yieldNow());
                assertThat(barrier).hasToString("<Barrier [filling, waiters:" + i + "/3]>");
            }
            tasks.add(createTask(barrier.waitForAll()));
            await(yieldNow());
            await(waitAll(tasks));
            assertWhole(barrier);
            return done();
        });
    }

    @Test
    @Twin("test_locks.BarrierTests.test_filling_tasks_wait_twice")
    void fillingTasksWaitTwice() throws Exception {
        run(() -> {
            Barrier barrier = new Barrier(N);
            await(gather(tasks(N, () -> passTwice(barrier))));
            assertThat(results).hasSize(2 * N);
            assertThat(results.subList(0, N)).containsOnly("first");
            assertThat(results.subList(N, 2 * N)).containsOnly("second");
            assertWhole(barrier);
            return done();
        });
    }

    @Async
    private Coroutine<Integer> passTwice(Barrier barrier) {
        await(barrier.waitForAll());
        results.add("first");
        int index = await(barrier.waitForAll());
        results.add("second");
        return value(index);
    }

    /** Rule K11: the number is that of the arrival. */
    @Test
    @Twin("test_locks.BarrierTests.test_filling_tasks_check_return_value")
    void fillingTasksCheckReturnValue() throws Exception {
        run(() -> {
            Barrier barrier = new Barrier(N);
            List<Integer> numbers = await(gather(tasks(N, () -> passTwice(barrier))));
            assertThat(numbers).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            assertWhole(barrier);
            return done();
        });
    }

    /** Only the last to leave finds the barrier filling again. */
    @Test
    @Twin("test_locks.BarrierTests.test_draining_state")
    void drainingState() throws Exception {
        run(() -> {
            Barrier barrier = new Barrier(N);
            await(gather(tasks(
                    N,
                    () -> barrier.with(() -> {
                        results.add(barrier.toString().contains("draining"));
                        return done();
                    }))));
            assertThat(results).containsExactly(true, true, true, true, false);
            assertWhole(barrier);
            return done();
        });
    }

    /** Rule K11: who comes while others leave waits for the next round. */
    @Test
    @Twin("test_locks.BarrierTests.test_blocking_tasks_while_draining")
    void blockingTasksWhileDraining() throws Exception {
        run(() -> {
            Barrier barrier = new Barrier(N);
            Barrier rest = new Barrier(N - 2);
            AtomicInteger again = new AtomicInteger(2);
            // It ends only if exactly three have waited at the second barrier.
            await(gather(tasks(N, () -> waitAgain(barrier, rest, again))));
            assertWhole(barrier);
            assertWhole(rest);
            return done();
        });
    }

    @Async
    private static Coroutine<Void> waitAgain(Barrier barrier, Barrier rest, AtomicInteger again) {
        await(barrier.waitForAll());
        if (again.getAndDecrement() <= 0) await(rest.waitForAll());
        await(barrier.waitForAll());
        return done();
    }

    @Test
    @Twin("test_locks.BarrierTests.test_filling_tasks_cancel_one")
    void fillingTasksCancelOne() throws Exception {
        run(() -> {
            Barrier barrier = new Barrier(3);
            Task<Void> t1 = createTask(pass(barrier));
            await(yieldNow());
            assertThat(barrier.nWaiting()).isEqualTo(1);
            Task<Void> t2 = createTask(pass(barrier));
            await(yieldNow());
            assertThat(barrier.nWaiting()).isEqualTo(2);

            t1.cancel();
            await(yieldNow());
            assertThat(barrier.nWaiting()).isEqualTo(1);
            assertThat(await(failureOf(t1))).isInstanceOf(CancelledError.class);
            assertThat(t1.isCancelled()).isTrue();

            Task<Void> t3 = createTask(pass(barrier));
            await(yieldNow());
            assertThat(barrier.nWaiting()).isEqualTo(2);
            Task<Void> t4 = createTask(pass(barrier));
            await(gather(t2, t3, t4));
            assertThat(results).hasSize(3);
            assertWhole(barrier);
            return done();
        });
    }

    @Async
    private Coroutine<Void> pass(Barrier barrier) {
        await(barrier.waitForAll());
        results.add("passed");
        return done();
    }
}
