package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.done;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.EventLoop;
import weft.Task;
import weft.TaskFactory;
import weft.TaskOptions;
import weft.VirtualClock;
import weft.annotations.Async;

/**
 * test_base_events: who makes the tasks. Instead of a Task class of its own, a factory here has a list of its tasks.
 */
class TaskFactoriesTest {
    private final EventLoop loop = EventLoop.create(new VirtualClock());
    private final List<Task<?>> made = new ArrayList<>();

    private final TaskFactory factory = new TaskFactory() {
        @Override
        public <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
            Task<T> task = Task.create(loop, coroutine, options);
            made.add(task);
            return task;
        }
    };

    @AfterEach
    void close() {
        loop.close();
    }

    @Async
    private static Coroutine<Void> nothing() {
        return done();
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_set_task_factory")
    void aFactoryIsSetAndTakenAway() {
        assertThat(loop.taskFactory()).isNull();
        loop.setTaskFactory(factory);
        assertThat(loop.taskFactory()).isSameAs(factory);
        Task<Void> task = loop.createTask(nothing());
        assertThat(made).containsExactly(task);
        loop.runUntilComplete(task);

        loop.setTaskFactory(null);
        assertThat(loop.taskFactory()).isNull();
        loop.runUntilComplete(loop.createTask(nothing()));
        assertThat(made).containsExactly(task);
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_create_task")
    void theLoopsFactoryMakesTheTask() {
        loop.setTaskFactory(factory);
        loop.runUntilComplete(nothing());
        assertThat(made).singleElement().matches(Task::isDone);
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_create_named_task_with_custom_factory")
    void theFactorysTaskHasTheName() {
        loop.setTaskFactory(factory);
        Task<Void> task = loop.createTask(nothing(), "test_task");
        assertThat(task.name()).isEqualTo("test_task");
        assertThat(made).containsExactly(task);
        loop.runUntilComplete(task);
    }

    @Test
    void aFactoryThatReturnsNothing() {
        loop.setTaskFactory(new TaskFactory() {
            @Override
            public <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
                return null;
            }
        });
        assertThatThrownBy(() -> loop.createTask(nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the task factory returned null: return Task.create(...)");
    }

    @Test
    void theEagerFactoryStartsAtOnceUnlessTheOptionsSayNo() {
        loop.setTaskFactory(TaskFactory.EAGER);
        loop.callSoon(() -> {
            assertThat(loop.createTask(nothing()).isDone()).isTrue();
            Task<Void> lazy = loop.createTask(nothing(), TaskOptions.DEFAULT.eagerStart(false));
            assertThat(lazy.isDone()).isFalse();
            lazy.addDoneCallback(task -> loop.stop());
        });
        List<Throwable> failures = new ArrayList<>();
        loop.setExceptionHandler((where, context) -> {
            failures.add(context.exception());
            loop.stop();
        });
        loop.runForever();
        assertThat(failures).isEmpty();
    }
}
