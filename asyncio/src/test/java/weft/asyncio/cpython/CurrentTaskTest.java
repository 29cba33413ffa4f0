package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.allTasks;
import static weft.Asyncio.await;
import static weft.Asyncio.currentTask;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.yieldNow;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.VirtualClock;
import weft.annotations.Async;

/** test_tasks: currentTask and allTasks, instead of the functions that CPython's own tasks call for them. */
class CurrentTaskTest extends LoopTestCase {
    private final AtomicReference<Task<?>> self = new AtomicReference<>();

    @Async
    private Coroutine<Task<?>> seesItself() {
        Task<?> before = currentTask();
        await(yieldNow());
        assertThat(currentTask()).isSameAs(before).isSameAs(Task.current());
        assertThat(EventLoop.running().currentTask()).isSameAs(before);
        return value(before);
    }

    @Test
    @Twin({
        "test_tasks.BaseTaskTests.test_current_task",
        "test_tasks.BaseCurrentLoopTests.test_current_task_with_implicit_loop",
        "test_tasks.BaseTaskIntrospectionTests.test__enter_task",
        "test_tasks.BaseTaskIntrospectionTests.test__leave_task"
    })
    void isSetWhileAStepRuns() {
        assertThat(loop.currentTask()).isNull();
        Task<Task<?>> task = loop.createTask(seesItself());
        loop.callSoon(() -> assertThat(currentTask()).isNull());
        assertThat(complete(task)).isSameAs(task);
        assertThat(loop.currentTask()).isNull();
    }

    /** Where no loop runs there is no task; asyncio's function throws unless it is given a loop. */
    @Test
    @Twin({
        "test_tasks.BaseCurrentLoopTests.test_current_task_no_running_loop",
        "test_tasks.BaseCurrentLoopTests.test_current_task_no_running_loop_implicit"
    })
    void isNullWhereNoLoopRuns() {
        assertThat(loop.currentTask()).isNull();
        assertThat(currentTask()).isNull();
        assertThatThrownBy(() -> allTasks()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_current_task_with_interleaving_tasks")
    void interleavedTasksEachSeeThemselves() {
        Future<Void> f1 = loop.createFuture();
        Future<Void> f2 = loop.createFuture();
        Task<Void> task1 = loop.createTask(interleaved("task1", null, f1, f2), "task1");
        Task<Void> task2 = loop.createTask(interleaved("task2", f1, f2, null), "task2");
        complete(waitAll(List.of(task1, task2)));
        task1.result();
        task2.result();
        assertThat(loop.currentTask()).isNull();
    }

    @Async
    private static Coroutine<Void> interleaved(String name, Future<Void> set, Future<Void> wait, Future<Void> last) {
        assertThat(currentTask().name()).isEqualTo(name);
        if (set != null) set.setResult(null);
        await(wait);
        assertThat(currentTask().name()).isEqualTo(name);
        if (last != null) last.setResult(null);
        return done();
    }

    /** A task cannot run the loop, and so no step begins in another. */
    @Test
    @Twin("test_tasks.BaseTaskIntrospectionTests.test__enter_task_failure")
    void noStepRunsInAnother() {
        complete(runsItsLoop());
    }

    @Async
    private Coroutine<Void> runsItsLoop() {
        Task<?> before = currentTask();
        Task<Task<?>> other = loop.createTask(seesItself());
        assertThatThrownBy(() -> loop.runUntilComplete(other)).isInstanceOf(IllegalStateException.class);
        assertThat(currentTask()).isSameAs(before);
        assertThat(await(other)).isSameAs(other);
        assertThat(currentTask()).isSameAs(before);
        return done();
    }

    // ---- allTasks

    @Test
    @Twin({
        "test_tasks.BaseTaskIntrospectionTests.test__register_task_1",
        "test_tasks.BaseTaskIntrospectionTests.test__register_task_2"
    })
    void theTasksOfALoopAreListed() {
        assertThat(loop.allTasks()).isEmpty();
        Task<Task<?>> first = loop.createTask(seesItself());
        Task<Task<?>> second = loop.createTask(seesItself());
        assertThat(loop.allTasks()).containsExactly(first, second);
        try (EventLoop other = EventLoop.create(new VirtualClock())) {
            assertThat(other.allTasks()).isEmpty();
        }
    }

    @Test
    @Twin({
        "test_tasks.BaseTaskIntrospectionTests.test__register_task_3",
        "test_tasks.BaseTaskIntrospectionTests.test__unregister_task"
    })
    void doneTasksAreNotListed() {
        Task<Task<?>> ended = loop.createTask(seesItself());
        Task<Task<?>> cancelled = loop.createTask(seesItself());
        cancelled.cancel();
        complete(ended);
        assertThat(loop.allTasks()).isEmpty();
        Task<Task<?>> next = loop.createTask(seesItself());
        assertThat(loop.allTasks()).containsExactly(next);
    }

    /** It was never on the list of a loop. */
    @Test
    @Twin("test_tasks.BaseTaskIntrospectionTests.test__unregister_task_not_registered")
    void aTaskThatIsMadeDoneIsNotListed() {
        complete(completes());
        assertThat(self.get().isDone()).isTrue();
        assertThat(loop.allTasks()).isEmpty();
    }

    @Async
    private Coroutine<Void> completes() {
        self.set(Task.completed(1));
        assertThat(self.get().loop()).isSameAs(loop);
        assertThat(allTasks()).containsExactly(currentTask());
        return done();
    }
}
