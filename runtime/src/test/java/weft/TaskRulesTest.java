package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.TestCoroutines.Script;

class TaskRulesTest extends VirtualTimeTest {
    private final RuntimeException boom = new IllegalArgumentException("boom");

    private Script<Integer> noting(String event) {
        return async(() -> {
            note(event);
            return value(1);
        });
    }

    @Test
    void c1_callingRunsNothing() {
        noting("ran");
        turn();
        assertThat(events).isEmpty();
    }

    @Test
    void c2_awaitingACoroutineIsInline() {
        Task<Integer> task = loop.createTask(async(() -> {
                    loop.callSoon(() -> note("later"));
                    Task<?> outer = Task.current();
                    return async(() -> {
                        assertThat(Task.current()).isSameAs(outer);
                        note("inner");
                        return value(1);
                    });
                })
                .peek(value -> note("outer")));
        loop.runUntilComplete(task);
        assertThat(events).containsExactly("inner", "outer", "later");
    }

    @Test
    void c3_firstStepsRunInTheOrderOfCreation() {
        loop.createTask(noting("a"));
        loop.createTask(noting("b"));
        assertThat(events).isEmpty();
        turn();
        assertThat(events).containsExactly("a", "b");
    }

    @Test
    void c4_aBareYieldTakesOneIteration() {
        loop.createTask(async(() -> new Yield()).peek(nothing -> note("task")));
        turn();
        loop.callSoon(() -> note("after the yield"));
        assertThat(events).isEmpty();
        turn();
        assertThat(events).containsExactly("task", "after the yield");
    }

    @Test
    void c5_completionReachesTheAwaiterOneIterationLater() {
        Future<Integer> gate = loop.createFuture();
        Task<Integer> inner = loop.createTask(awaiting(gate).peek(value -> note("inner")));
        loop.createTask(awaiting(inner).peek(value -> note("outer")));
        turn();
        gate.setResult(1);
        turn();
        assertThat(events).containsExactly("inner");
        turn();
        assertThat(events).containsExactly("inner", "outer");
    }

    @Test
    void c6_aCoroutineRunsOnce() {
        Script<Integer> coroutine = noting("ran");
        assertThat(loop.runUntilComplete(coroutine)).isEqualTo(1);
        assertThatThrownBy(() -> run(() -> coroutine))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot reuse already awaited coroutine");
        assertThatThrownBy(() -> loop.runUntilComplete(coroutine))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot reuse already awaited coroutine");
        assertThat(events).containsExactly("ran");
    }

    @Test
    void c7_aTaskThatAwaitsItselfFails() {
        Future<Task<Integer>> self = loop.createFuture();
        Task<Integer> task = loop.createTask(awaiting(self).then((Task<Integer> me) -> me));
        Task<Integer> other = loop.createTask(awaiting(task));
        self.setResult(task);
        assertThatThrownBy(() -> loop.runUntilComplete(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Task cannot await on itself");
        assertThat(task.exception()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void c8_aCancelGoesRoundACycleOnce() {
        Future<Task<Integer>> second = loop.createFuture();
        Task<Integer> t1 = loop.createTask(awaiting(second).then((Task<Integer> t) -> t));
        Task<Integer> t2 = loop.createTask(awaiting(t1));
        second.setResult(t2);
        for (int i = 0; i < 5; i++) turn();
        assertThat(t1.cancel()).isTrue();
        assertThat(t1.isDone()).isFalse();
        // asyncio recurses until it fails; here the request ends where it came from.
        assertThat(t1.cancelling()).isEqualTo(1);
        assertThat(t2.cancelling()).isEqualTo(1);
        assertThat(t1.isBeingCancelled() || t2.isBeingCancelled()).isFalse();
        for (int i = 0; i < 5; i++) turn();
        assertThat(t1.isCancelled() && t2.isCancelled()).isTrue();
    }

    @Test
    void c8_aCycleThroughAGatherAndWhoAwaitsIt() {
        Future<Task<Integer>> second = loop.createFuture();
        Task<Integer> t1 = loop.createTask(awaiting(second).then((Task<Integer> t) -> t));
        Task<List<Integer>> t2 = loop.createTask(async(() -> Asyncio.gather(List.of(t1, Asyncio.value(1)))));
        Task<?> outside = loop.createTask(awaiting(t1));
        second.setResult(loop.createTask(awaiting(t2).then((List<Integer> list) -> Asyncio.value(list.get(0)))));
        for (int i = 0; i < 5; i++) turn();
        assertThat(outside.cancel()).isTrue();
        for (int i = 0; i < 10; i++) turn();
        assertThat(List.of(t1, t2, outside)).allMatch(Future::isCancelled);
        assertThat(loop.allTasks()).isEmpty();
    }

    @Test
    void c8_aRunThatLeavesACycleBehindEnds() {
        Task<?>[] left = new Task<?>[2];
        Asyncio.run(async(() -> {
            Future<Task<Integer>> second = EventLoop.running().createFuture();
            Task<Integer> t1 = Asyncio.createTask(awaiting(second).then((Task<Integer> t) -> t));
            Task<Integer> t2 = Asyncio.createTask(awaiting(t1));
            second.setResult(t2);
            left[0] = t1;
            left[1] = t2;
            return Asyncio.sleep(Duration.ofMillis(1));
        }));
        assertThat(left).allMatch(Future::isCancelled);
    }

    @Test
    void c10_exceptionsAreStored() {
        Task<Integer> task = loop.createTask(failing(1, boom));
        assertThatThrownBy(() -> loop.runUntilComplete(task)).isSameAs(boom);
        assertThat(task.exception()).isSameAs(boom);
        assertThat(task.isCancelled()).isFalse();
        Error error = new AssertionError("an Error is stored too");
        Task<Integer> other = loop.createTask(async(() -> {
            throw error;
        }));
        turn();
        assertThat(other.exception()).isSameAs(error);
    }

    @Test
    void c11_anErrorOfTheJvmFailsItsTaskAndNothingElse() {
        VirtualMachineError error = new InternalError("on purpose");
        Task<Integer> task = loop.createTask(async(() -> {
            throw error;
        }));
        loop.callSoon(() -> note("rest of the snapshot"));
        turn();
        assertThat(task.exception()).isSameAs(error);
        assertThat(events).containsExactly("rest of the snapshot");
        Task<Integer> eager = loop.createTask(async(() -> loop.createTask(
                async(() -> {
                    throw error;
                }),
                TaskOptions.DEFAULT.eagerStart(true))));
        turn();
        turn();
        turn();
        assertThat(eager.exception()).isSameAs(error);
    }

    @Test
    void c11_anErrorOfTheJvmInACallbackIsReported() {
        VirtualMachineError error = new InternalError("on purpose");
        List<Throwable> told = new ArrayList<>();
        loop.setExceptionHandler((where, context) -> {
            told.add(context.exception());
            throw new StackOverflowError("of the handler");
        });
        Future<Integer> future = loop.createFuture();
        future.addDoneCallback(done -> {
            throw error;
        });
        future.setResult(1);
        loop.callSoon(() -> {
            throw error;
        });
        loop.callLater(Duration.ofMillis(1), () -> {
            throw error;
        });
        assertThat(loop.runUntilComplete(sleep(Duration.ofMillis(5), "went on")))
                .isEqualTo("went on");
        assertThat(told).containsExactly(error, error, error);
    }

    @Test
    void c13_aTaskRefusesToBeSet() {
        Task<Integer> task = loop.createTask(noting("a"));
        assertThatThrownBy(() -> task.setResult(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("createFuture");
        assertThatThrownBy(() -> task.setException(boom)).isInstanceOf(IllegalStateException.class);
        turn();
    }

    @Test
    void c14_c15_currentTaskAndAllTasks() {
        Task<Integer> first = loop.createTask(noting("a"));
        Task<Integer> second = loop.createTask(
                async(() -> {
                    assertThat(Task.current().name()).isEqualTo("second");
                    assertThat(loop.allTasks())
                            .containsExactly(Task.current(), loop.allTasks().get(1));
                    return value(1);
                }),
                "second");
        Task<Integer> third = loop.createTask(noting("c"));
        assertThat(loop.allTasks()).containsExactly(first, second, third);
        loop.callSoon(() -> note("" + Task.current()));
        turn();
        assertThat(events).containsExactly("a", "c", "null");
        assertThat(second.result()).isEqualTo(1);
        assertThat(loop.allTasks()).isEmpty();
        assertThat(Task.current()).isNull();
    }

    @Test
    void aTaskHasANameAContextAndAStack() {
        Task<Void> task = loop.createTask(async(() -> sleep(ms(10))));
        assertThat(task.coroutine()).isNotNull();
        assertThat(task.name()).matches("Task-\\d+");
        task.setName("sleeper");
        assertThat(task.name()).isEqualTo("sleeper");
        assertThat(task.getStack()).hasToString("[weft.Asyncio.script(Asyncio.java)]");
        turn();
        assertThat(task.getStack())
                .hasToString("[weft.Asyncio.sleep(Asyncio.java), weft.Asyncio.script(Asyncio.java)]");
        assertThat(task).hasToString("<Task pending name='sleeper' coro=<Coroutine script> wait_for=<Future pending>>");
        task.cancel();
        turn();
        turn();
        assertThat(task.getStack()).isEmpty();
        assertThat(task.coroutine()).isNull();
        assertThat(task.context()).isNotNull();
    }

    @Test
    void aTaskRunsInACopyOfItsCreatorsContext() {
        ContextVar<String> variable = new ContextVar<>("variable");
        run(() -> {
            variable.set("creator");
            Task<Integer> task = createTask(async(() -> {
                note(variable.get());
                variable.set("task");
                return value(1);
            }));
            variable.set("changed later");
            return awaiting(task)
                    .peek(done -> note(variable.get()))
                    .then((Integer done) -> async(() -> {
                        variable.set("inline");
                        return value(1);
                    }))
                    .peek(done -> note(variable.get()));
        });
        assertThat(events).containsExactly("creator", "changed later", "inline");
    }

    @Test
    void completedTasksNeedNoLoop() {
        Task<String> task = Task.completed("x");
        assertThat(task.isDone()).isTrue();
        assertThat(task.result()).isEqualTo("x");
        assertThat(run(() -> task)).isEqualTo("x");
        assertThat(loop.runUntilComplete(task)).isEqualTo("x");
        assertThat(loop.allTasks()).isEmpty();
        assertThat(Task.completed(null).result()).isNull();
    }

    // ---- C16

    private Task<Integer> eager(Coroutine<Integer> coroutine) {
        return loop.createEagerTask(coroutine, "eager", null);
    }

    @Test
    void c16_anEagerTaskThatNeverSuspendsIsDoneAtOnce() {
        run(() -> {
            Task<?> creator = Task.current();
            Task<Integer> task = eager(async(() -> {
                note(Task.current().name());
                return value(1);
            }));
            assertThat(task.isDone()).isTrue();
            assertThat(Task.current()).isSameAs(creator);
            assertThat(loop.allTasks()).containsExactly(creator);
            return task;
        });
        assertThat(events).containsExactly("eager");
    }

    @Test
    void c16_theRestOfAnEagerTaskIsScheduled() {
        assertThat(run(() -> {
                    Task<Integer> task = eager(after(5, 7));
                    assertThat(task.isDone()).isFalse();
                    note("created");
                    return task;
                }))
                .isEqualTo(7);
        assertThat(events).containsExactly("created", "end 7");
    }

    @Test
    void c16_errorsOfTheEagerPartAreStored() {
        assertThatThrownBy(() -> run(() -> {
                    Task<Integer> task = eager(async(() -> {
                        throw boom;
                    }));
                    assertThat(task.isUnretrieved()).isTrue();
                    return task;
                }))
                .isSameAs(boom);
    }

    @Test
    void c16_aSelfCancelOfTheEagerPartIsDeliveredAtTheNextSuspension() {
        run(() -> {
            Task<Integer> task = eager(async(() -> {
                        Task.current().cancel("self");
                        note("still running");
                        return sleep(ms(5));
                    })
                    .then((Void nothing) -> noting("never")));
            return awaiting(task).caught(CancelledError.class, error -> noting(error.getMessage()));
        });
        assertThat(events).containsExactly("still running", "self");
    }

    @Test
    void c16_withoutARunningLoopItIsLazy() {
        Task<Integer> task = eager(noting("ran"));
        assertThat(events).isEmpty();
        assertThat(loop.runUntilComplete(task)).isEqualTo(1);
    }
}
