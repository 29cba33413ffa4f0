package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Context;
import weft.ContextVar;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.TaskGroup;
import weft.TaskOptions;
import weft.annotations.Async;

/** The children of a group: how they are added, waited for, and dropped. */
class TaskGroupsTest extends TaskGroupTestCase {
    private static final Pattern TASKS = Pattern.compile("tasks=(\\d+)");

    private int hydras;

    /** Rule T1. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_01")
    void waitsForItsChildren() throws Exception {
        run(() -> {
            Future<Task<Integer>> second = EventLoop.running().createFuture();
            Task<Integer> first = await(taskGroup(g -> {
                second.setResult(g.createTask(sleep(ms(200), 11)));
                return value(g.createTask(sleep(ms(100), 42)));
            }));
            assertThat(first.result()).isEqualTo(42);
            assertThat(second.result().result()).isEqualTo(11);
            return done();
        });
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_02")
    void aChildThatIsAddedLater() throws Exception {
        run(() -> {
            Future<Task<Integer>> second = EventLoop.running().createFuture();
            Task<Integer> first = await(taskGroup(g -> {
                Task<Integer> task = g.createTask(sleep(ms(100), 42));
                await(sleep(ms(150)));
                second.setResult(g.createTask(sleep(ms(200), 11)));
                return value(task);
            }));
            assertThat(first.result()).isEqualTo(42);
            assertThat(second.result().result()).isEqualTo(11);
            return done();
        });
    }

    /** Rule T3. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_03")
    void aChildThatIsCancelled() throws Exception {
        run(() -> {
            Future<Task<Integer>> second = EventLoop.running().createFuture();
            Task<Integer> first = await(taskGroup(g -> {
                Task<Integer> task = g.createTask(sleep(ms(1000), 42));
                await(sleep(ms(150)));
                task.cancel();
                second.setResult(g.createTask(sleep(ms(200), 11)));
                return value(task);
            }));
            assertThat(first.isCancelled()).isTrue();
            assertThat(second.result().result()).isEqualTo(11);
            return done();
        });
    }

    private static int size(TaskGroup group) {
        Matcher tasks = TASKS.matcher(group.toString());
        return tasks.find() ? Integer.parseInt(tasks.group(1)) : 0;
    }

    /** Rule T13. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_23")
    void finishedChildrenAreDropped() throws Exception {
        run(() -> taskGroup(g -> {
            for (int count = 0; count < 10; count++) {
                await(sleep(ms(100)));
                g.createTask(sleep(ms(300)));
                if (count == 5) assertThat(size(g)).isBetween(1, 4);
            }
            await(sleep(ms(1350)));
            assertThat(size(g)).isZero();
            return done();
        }));
    }

    @Async
    private static Coroutine<Void> addTwo(TaskGroup g) {
        await(sleep(ms(100)));
        g.createTask(sleep(ms(100)));
        g.createTask(sleep(ms(200)));
        return done();
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_24")
    void aChildAddsOthers() throws Exception {
        run(() -> {
            await(taskGroup(g -> {
                g.createTask(addTwo(g));
                return done();
            }));
            assertThat(EventLoop.running().time()).isEqualTo(ms(300).toNanos());
            return done();
        });
    }

    @Async
    private Coroutine<Void> hydra(TaskGroup g) {
        hydras++;
        await(sleep(ms(10)));
        g.createTask(hydra(g));
        g.createTask(hydra(g));
        return done();
    }

    @Async
    private Coroutine<Void> hercules() {
        while (hydras < 10) await(sleep(ms(15)));
        crash();
        return done();
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_25")
    void childrenWithoutEnd() throws Exception {
        run(() -> {
            assertThat(errorTypes(await(failureOf(taskGroup(g -> {
                        g.createTask(hydra(g));
                        g.createTask(hercules());
                        return done();
                    })))))
                    .containsExactly(ArithmeticException.class);
            assertThat(hydras).isGreaterThanOrEqualTo(10);
            return done();
        });
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_task_name")
    void name() throws Exception {
        run(() -> taskGroup(g -> {
            assertThat(g.createTask(yieldNow(), "yolo").name()).isEqualTo("yolo");
            assertThat(g.createTask(yieldNow(), TaskOptions.DEFAULT.name("yo")).name())
                    .isEqualTo("yo");
            return done();
        }));
    }

    @Async
    private static Coroutine<Void> set(ContextVar<Integer> variable, int value) {
        await(yieldNow());
        variable.set(value);
        return done();
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_task_context")
    void context() throws Exception {
        ContextVar<Integer> variable = new ContextVar<>("variable", 0);
        run(() -> taskGroup(g -> {
            Context context = Context.copyContext();
            TaskOptions options = TaskOptions.DEFAULT.context(context);
            await(g.createTask(set(variable, 1), options));
            assertThat(context.get(variable)).isEqualTo(1);
            await(g.createTask(set(variable, 2), options));
            assertThat(context.get(variable)).isEqualTo(2);
            assertThat(variable.get()).isZero();
            return done();
        }));
    }

    @Async
    private static Coroutine<Void> addWhenCancelled(TaskGroup g) {
        try {
            return sleep(ms(1000));
        } catch (CancelledError error) {
            assertThatThrownBy(() -> g.createTask(crashAfter(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("shutting down");
            return done();
        }
    }

    /** Rule T10. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_no_create_task_after_failure")
    void noChildAfterAFailure() throws Exception {
        run(() -> {
            assertThat(errorTypes(await(failureOf(taskGroup(g -> {
                        g.createTask(crashAfter(1));
                        g.createTask(addWhenCancelled(g));
                        return done();
                    })))))
                    .containsExactly(ArithmeticException.class);
            return done();
        });
    }

    @Test
    @Twin({
        "test_taskgroups.TestTaskGroup.test_taskgroup_finished",
        "test_taskgroups.TestTaskGroup.test_coro_closed_when_tg_closed"
    })
    void finished() throws Exception {
        run(() -> {
            TaskGroup group = await(taskGroup(g -> value(g)));
            Coroutine<Void> late = yieldNow();
            assertThatThrownBy(() -> group.createTask(late))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("finished");
            assertThat(await(failureOf(late))).as("closed").hasMessageContaining("cannot reuse");
            return done();
        });
    }

    /** Started where no loop runs, this goes on without a task, on whatever thread completes {@code go}. */
    @Async
    private static CompletableFuture<Throwable> enterWithoutTask(CompletableFuture<Void> go) {
        await(go);
        Throwable failure = await(failureOf(taskGroup(g -> done())));
        return CompletableFuture.completedFuture(failure);
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_without_parent_task")
    void withoutParentTask() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Throwable> failure = enterWithoutTask(go);
        run(() -> {
            go.complete(null);
            assertThat(failure.getNow(null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("parent task");
            return done();
        });
    }
}
