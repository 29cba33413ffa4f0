package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.Future;
import weft.Task;
import weft.annotations.Async;

/** test_tasks.BaseTaskTests: who is cancelled, and where it arrives. */
class TaskCancelTest extends LoopTestCase {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Future<Integer> f1 = loop.createFuture();
    private final Future<Integer> f2 = loop.createFuture();
    private final Future<Integer> f3 = loop.createFuture();

    @Async
    private static Coroutine<Integer> sleeps() {
        await(sleep(LONG));
        return value(12);
    }

    @Async
    private static Coroutine<Integer> waitFor(Future<Integer> future) {
        await(future);
        return value(12);
    }

    private static void assertOver(Task<?> task) {
        assertThat(task.isDone()).isTrue();
        assertThat(task.isCancelled()).isTrue();
        assertThat(task.cancel()).isFalse();
    }

    // ---- where it arrives

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel")
    void duringASleep() {
        Task<Integer> task = loop.createTask(sleeps());
        loop.callSoon(task::cancel);
        assertCancelled(task);
        assertOver(task);
        assertThat(elapsed()).isZero();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_yield")
    void duringAYield() {
        Task<Integer> task = loop.createTask(yieldsTwice());
        turn();
        task.cancel();
        assertCancelled(task);
        assertOver(task);
    }

    @Async
    private static Coroutine<Integer> yieldsTwice() {
        await(yieldNow());
        await(yieldNow());
        return value(12);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_inner_future")
    void ofWhatIsAwaited() {
        Task<Integer> task = loop.createTask(waitFor(f1));
        turn();
        f1.cancel();
        assertCancelled(task);
        assertThat(task.isCancelled()).isTrue();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_both_task_and_inner_future")
    void ofTheTaskAndWhatItAwaits() {
        Task<Integer> task = loop.createTask(waitFor(f1));
        turn();
        f1.cancel();
        task.cancel();
        assertCancelled(task);
        assertThat(f1.isCancelled()).isTrue();
        assertOver(task);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_task_cancel_waiter_future")
    void theAwaitedFutureIsCancelledAndLeft() {
        Task<Integer> task = loop.createTask(waitFor(f1));
        turn();
        assertThat(task.toString()).contains("wait_for=");
        task.cancel();
        turn();
        assertCancelled(task);
        assertThat(task.toString()).doesNotContain("wait_for=");
        assertThat(f1.isCancelled()).isTrue();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_task_cancel_sleeping_task")
    void ofATaskThatAnotherAwaits() {
        assertThat(complete(cancelsSleeper())).isEqualTo("cancelled");
        assertThat(elapsed()).isEqualTo(ms(100));
    }

    @Async
    private static Coroutine<String> cancelsSleeper() {
        Task<Integer> sleeper = createTask(sleeps());
        sleeper.loop().callLater(ms(100), sleeper::cancel);
        try {
            await(sleeper);
        } catch (CancelledError e) {
            return value("cancelled");
        }
        return value("slept in");
    }

    // ---- caught

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_task_catching")
    void aTaskThatCatchesItHasAResult() {
        Task<Integer> task = loop.createTask(catches());
        turn();
        f1.setResult(null);
        turn();
        task.cancel();
        assertThat(f2.isCancelled()).isTrue();
        assertThat(complete(task)).isEqualTo(42);
        assertThat(task.isCancelled()).isFalse();
    }

    @Async
    private Coroutine<Integer> catches() {
        await(f1);
        try {
            return value(await(f2));
        } catch (CancelledError e) {
            return value(42);
        }
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_task_ignoring")
    void aTaskThatIgnoresItGoesOn() {
        Task<Integer> task = loop.createTask(ignores());
        turn();
        f1.setResult(null);
        turn();
        task.cancel();
        assertThat(f2.isCancelled()).isTrue();
        turn();
        f3.setResult(42);
        assertThat(complete(task)).isEqualTo(42);
        assertThat(f3.isCancelled()).isFalse();
        assertThat(task.isCancelled()).isFalse();
    }

    @Async
    private Coroutine<Integer> ignores() {
        await(f1);
        try {
            await(f2);
        } catch (CancelledError e) {
            assertThat(f2.isCancelled()).isTrue();
        }
        return value(await(f3));
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_yield_future_passes_cancel")
    void itGoesThroughAwaitedCoroutines() {
        AtomicInteger proof = new AtomicInteger();
        Task<Void> task = loop.createTask(outer(proof));
        turn();
        task.cancel();
        complete(task);
        assertThat(proof).hasValue(101);
        assertThat(f1.isCancelled()).isTrue();
    }

    @Async
    private Coroutine<Void> outer(AtomicInteger proof) {
        try {
            await(inner(proof));
        } catch (CancelledError e) {
            proof.addAndGet(100);
            return done();
        }
        proof.addAndGet(10);
        return done();
    }

    @Async
    private Coroutine<Void> inner(AtomicInteger proof) {
        try {
            await(f1);
        } catch (CancelledError e) {
            proof.addAndGet(1);
            throw e;
        }
        throw new AssertionError("got past the await in inner");
    }

    // ---- of the current task

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_current_task")
    void ofTheTaskItselfAtItsNextAwait() {
        Task<Integer> task = loop.createTask(cancelsItself());
        assertCancelled(task);
        assertOver(task);
        assertThat(elapsed()).isZero();
    }

    @Async
    private static Coroutine<Integer> cancelsItself() {
        Task.current().cancel();
        await(sleep(LONG));
        return value(12);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_at_end")
    void ofTheTaskItselfWithoutAnAwait() {
        Task<Integer> task = loop.createTask(cancelsItselfAtItsEnd());
        assertCancelled(task);
        assertOver(task);
    }

    @Async
    private static Coroutine<Integer> cancelsItselfAtItsEnd() {
        Task.current().cancel();
        return value(12);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_awaited_task")
    void ofTheTaskItselfThatThenAwaitsATask() {
        AtomicReference<Task<Integer>> nested = new AtomicReference<>();
        Task<Void> task = loop.createTask(cancelsItselfAndAwaits(nested));
        assertCancelled(task);
        assertThat(List.of(task, nested.get(), f1)).allMatch(Future::isCancelled);
    }

    @Async
    private Coroutine<Void> cancelsItselfAndAwaits(AtomicReference<Task<Integer>> nested) {
        nested.set(createTask(waitFor(f1)));
        await(yieldNow());
        Task.current().cancel();
        await(nested.get());
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_yield_wait_does_not_shield_cancel")
    void waitingLeavesWhatItWaitsForAlone() {
        AtomicReference<Task<Integer>> inner = new AtomicReference<>();
        Task<Void> task = loop.createTask(waitsFor(inner));
        turn();
        task.cancel();
        assertCancelled(task);
        f1.setResult(null);
        turn();
        assertThat(inner.get().result()).isEqualTo(12);
    }

    @Async
    private Coroutine<Void> waitsFor(AtomicReference<Task<Integer>> inner) {
        inner.set(createTask(waitFor(f1)));
        await(waitAll(List.of(inner.get())));
        throw new AssertionError("got past the await");
    }
}
