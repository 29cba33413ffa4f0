package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.currentTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.value;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.ExceptionGroup;
import weft.Task;
import weft.annotations.Async;

/** What leaves a group of which a child or the block fails. */
class TaskGroupFailuresTest extends TaskGroupTestCase {
    private static final class CustomError extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final List<Task<?>> children = new ArrayList<>();
    private boolean finished;

    /** Rule T2. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_04")
    void aFailureCancelsTheOthers() throws Exception {
        run(() -> {
            assertThat(errorTypes(await(failureOf(createTask(failWithTwo())))))
                    .containsExactly(ArithmeticException.class);
            assertThat(finished).isFalse();
            assertThat(cancelled).isEqualTo(1);
            assertThat(children.get(0).isCancelled()).isTrue();
            return done();
        });
    }

    @Async
    private Coroutine<Void> failWithTwo() {
        await(taskGroup(g -> {
            g.createTask(crashAfter(100));
            children.add(g.createTask(countCancel(1)));
            return done();
        }));
        finished = true;
        return done();
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_cancel_children_on_child_error")
    void severalFailures() throws Exception {
        run(() -> {
            Throwable failure = await(failureOf(taskGroup(g -> {
                for (int i = 0; i < 3; i++) g.createTask(crashAfter(100));
                g.createTask(countCancel(1));
                return countCancel(10);
            })));
            assertThat(errorTypes(failure)).containsOnly(ArithmeticException.class);
            assertThat(cancelled).isEqualTo(11);
            return done();
        });
    }

    @Test
    @Twin({"test_taskgroups.TestTaskGroup.test_taskgroup_09", "test_taskgroups.TestTaskGroup.test_taskgroup_10"})
    void theBlockFails() throws Exception {
        run(() -> {
            for (int delay : new int[] {100, 0}) {
                children.clear();
                Throwable failure = await(failureOf(taskGroup(g -> {
                    children.add(g.createTask(sleep(ms(1000))));
                    children.add(g.createTask(sleep(ms(2000))));
                    if (delay > 0) await(sleep(ms(delay)));
                    crash();
                    return done();
                })));
                assertThat(errorTypes(failure)).containsExactly(ArithmeticException.class);
                assertThat(children).hasSize(2).allMatch(Task::isCancelled);
            }
            return done();
        });
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_13")
    void aChildOfTheOuterGroupFails() throws Exception {
        run(() -> {
            assertThat(errorTypes(await(failureOf(taskGroup(outer -> {
                        outer.createTask(crashAfter(100));
                        return taskGroup(inner -> {
                            inner.createTask(crashAfter(10_000));
                            return done();
                        });
                    })))))
                    .containsExactly(ArithmeticException.class);
            return done();
        });
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_14")
    void aChildOfTheInnerGroupFails() throws Exception {
        run(() -> {
            Throwable failure = await(failureOf(taskGroup(outer -> {
                outer.createTask(crashAfter(10_000));
                return taskGroup(inner -> {
                    inner.createTask(crashAfter(100));
                    return done();
                });
            })));
            assertThat(errorTypes(failure)).containsExactly(ExceptionGroup.class);
            assertThat(errorTypes(firstOf(failure))).containsExactly(ArithmeticException.class);
            return done();
        });
    }

    @Async
    private static Coroutine<Void> failWhenCancelled(Throwable error) throws Throwable {
        try {
            return sleep(ms(10_000));
        } catch (CancelledError cancelled) {
            throw error;
        }
    }

    @Async
    private static Coroutine<Void> childAndBlockFail(Throwable error) {
        return taskGroup(g -> {
            g.createTask(crashAfter(100));
            return answer(error);
        });
    }

    /** {@link #failWhenCancelled} where a Throwable cannot be declared. */
    @Async
    private static Coroutine<Void> answer(Throwable error) throws Exception {
        try {
            return failWhenCancelled(error);
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable neither) {
            throw new AssertionError(neither);
        }
    }

    /** Rule T4. */
    @Test
    @Twin({"test_taskgroups.TestTaskGroup.test_taskgroup_19", "test_taskgroups.TestTaskGroup.test_taskgroup_20a"})
    void theErrorOfTheBlockIsTheLast() throws Exception {
        run(() -> {
            for (Throwable error : List.of(new CustomException(), new CustomError())) {
                assertThat(errorTypes(await(failureOf(createTask(childAndBlockFail(error))))))
                        .containsExactly(ArithmeticException.class, error.getClass());
            }
            return done();
        });
    }

    /** Rule T9. What {@code KeyboardInterrupt} is in CPython's test is what leaves the loop's run. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_20")
    void anErrorOfTheJvmIsOneOfTheOthers() {
        InternalError error = new InternalError("on purpose");
        assertThatThrownBy(() -> run(() -> childAndBlockFail(error)))
                .isInstanceOfSatisfying(
                        ExceptionGroup.class,
                        group -> assertThat(group.exceptions()).hasSize(2).endsWith(error));
    }

    @Async
    private static Coroutine<Void> raise(CustomError error) {
        await(sleep(ms(100)));
        throw error;
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_21a")
    void aChildFailsWithAnError() throws Exception {
        run(() -> {
            assertThat(errorTypes(await(failureOf(taskGroup(g -> {
                        g.createTask(raise(new CustomError()));
                        return answer(new CustomException());
                    })))))
                    .containsExactly(CustomError.class, CustomException.class);
            return done();
        });
    }

    @Async
    private static Coroutine<Void> raiseCustom() throws CustomException {
        throw new CustomException();
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_context_manager_exit_raises")
    void aResourceInTheBlockFailsToClose() throws Exception {
        run(() -> {
            Throwable failure = await(failureOf(taskGroup(g -> {
                try {
                    g.createTask(raiseCustom());
                    await(sleep(ms(1000)));
                    return done();
                } finally {
                    failToClose();
                }
            })));
            assertThat(currentTask().cancelling()).isZero();
            assertThat(errorTypes(failure)).containsExactly(CustomException.class, CustomException.class);
            return done();
        });
    }

    private static void failToClose() throws CustomException {
        throw new CustomException();
    }

    /** Rule T5. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_cancelling_level_preserved")
    void theCountIsKept() throws Exception {
        run(() -> {
            Throwable failure = await(failureOf(taskGroup(g -> {
                g.createTask(crashAfter(0));
                return done();
            })));
            assertThat(failure).isInstanceOf(ExceptionGroup.class);
            assertThat(currentTask().cancelling()).isZero();
            return done();
        });
    }

    @Async
    private static Coroutine<Integer> requestsAfter(Coroutine<Throwable> failure) {
        assertThat(await(failure)).isInstanceOf(ExceptionGroup.class);
        return value(currentTask().cancelling());
    }

    /** Rule T8. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_nested_groups_both_cancelled")
    void nestedGroupsBothFail() throws Exception {
        run(() -> {
            List<Integer> requests = new ArrayList<>();
            Throwable failure = await(failureOf(taskGroup(outer -> {
                requests.add(await(requestsAfter(failureOf(taskGroup(inner -> {
                    inner.createTask(crashAfter(0));
                    outer.createTask(crashAfter(0));
                    return done();
                })))));
                return done();
            })));
            assertThat(requests).containsExactly(1);
            assertThat(errorTypes(failure)).containsExactly(ArithmeticException.class);
            assertThat(currentTask().cancelling()).isZero();
            return done();
        });
    }
}
