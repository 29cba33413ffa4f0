package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.currentTask;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.value;
import static weft.Asyncio.withTimeout;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TaskGroupTest extends VirtualTimeTest {
    private final RuntimeException boom = new IllegalArgumentException("boom");
    private final RuntimeException bang = new IllegalArgumentException("bang");

    private static List<Throwable> errors(Throwable thrown) {
        return ((ExceptionGroup) thrown).exceptions();
    }

    @Test
    void t1_leavingWaitsForAllChildren() {
        int result = run(() -> taskGroup(group -> {
            group.createTask(after(10, 1).peek(v -> group.createTask(after(10, 2))));
            return value(3);
        }));
        assertThat(result).isEqualTo(3);
        assertThat(millis()).isEqualTo(20);
        assertThat(events).containsExactly("end 1", "end 2");
    }

    @Test
    void t1_withoutChildrenNothingIsSuspended() {
        run(() -> {
            loop.callSoon(() -> note("other"));
            return awaiting(taskGroup(group -> value(1))).peek(v -> note("end"));
        });
        assertThat(events).containsExactly("end", "other");
    }

    @Test
    void t2_aFailureCancelsTheOthersAndTheBlock() {
        assertThatThrownBy(() -> run(() -> taskGroup(group -> {
                    group.createTask(failing(10, boom));
                    group.createTask(after(50, 1));
                    return after(50, 2);
                })))
                .hasMessage("unhandled errors in a TaskGroup (1 sub-exception)")
                .satisfies(thrown -> assertThat(errors(thrown)).containsExactly(boom))
                .hasSuppressedException(boom);
        assertThat(events).containsExactlyInAnyOrder("cancelled 1", "cancelled 2");
    }

    @Test
    void t3_aCancelledChildIsNoFailure() {
        run(() -> taskGroup(group -> {
            Task<Integer> child = group.createTask(after(50, 1));
            group.createTask(after(20, 2));
            loop.callLater(ms(10), child::cancel);
            return value(0);
        }));
        assertThat(events).containsExactly("cancelled 1", "end 2");
    }

    @Test
    void t4_errorsAreInTheOrderOfCompletionAndTheBlocksIsLast() {
        RuntimeException last = new RuntimeException("last");
        assertThatThrownBy(() -> run(() -> taskGroup(group -> {
                    group.createTask(after(50, 1).lastly((Runnable) () -> {
                        throw bang;
                    }));
                    group.createTask(failing(10, boom));
                    return after(50, 2).caught(CancelledError.class, e -> {
                        throw last;
                    });
                })))
                .satisfies(thrown -> assertThat(errors(thrown)).containsExactly(boom, bang, last));
    }

    @Test
    void t5_theCancelOfTheParentIsTakenBack() {
        run(() -> awaiting(taskGroup(group -> {
                    group.createTask(failing(10, boom));
                    return after(50, 1);
                }))
                .caught(ExceptionGroup.class, e -> {
                    assertThat(currentTask().cancelling()).isZero();
                    return after(5, 2);
                }));
        assertThat(events).containsExactly("cancelled 1", "end 2");
    }

    @Test
    void t6_aCancelFromOutsideCancelsTheChildren() {
        run(() -> {
            Task<Integer> parent = createTask(taskGroup(group -> {
                group.createTask(after(50, 1));
                return value(0);
            }));
            loop.callLater(ms(5), parent::cancel);
            return awaiting(parent).caught(CancelledError.class, e -> {
                assertThat(parent.isCancelled()).isTrue();
                return value(0);
            });
        });
        assertThat(events).containsExactly("cancelled 1");
    }

    @Test
    void t7_errorsGoBeforeACancelFromOutsideWhichTheNextAwaitThrows() {
        run(() -> {
            Task<Integer> parent = createTask(awaiting(taskGroup(group -> {
                        group.createTask(after(50, 1).lastly((Runnable) () -> {
                            throw boom;
                        }));
                        return value(0);
                    }))
                    .caught(ExceptionGroup.class, e -> {
                        note("errors " + errors(e).size() + ", requests "
                                + currentTask().cancelling());
                        return after(10, 2);
                    }));
            loop.callLater(ms(5), parent::cancel);
            return awaiting(parent).caught(CancelledError.class, e -> value(0));
        });
        assertThat(events).containsExactly("cancelled 1", "errors 1, requests 1", "cancelled 2");
    }

    @Test
    void t9_anErrorOfTheJvmIsOneOfTheOthers() {
        OutOfMemoryError error = new OutOfMemoryError("on purpose");
        assertThatThrownBy(() -> run(() -> taskGroup(group -> {
                    group.createTask(after(50, 1));
                    return awaiting(sleep(ms(1))).then((Void v) -> {
                        throw error;
                    });
                })))
                .isInstanceOfSatisfying(
                        ExceptionGroup.class,
                        group -> assertThat(group.exceptions()).isEqualTo(List.of(error)));
        assertThat(events).containsExactly("cancelled 1");
    }

    @Test
    void t9_aChildsErrorOfTheJvmHidesNoOther() {
        OutOfMemoryError error = new OutOfMemoryError("on purpose");
        IllegalStateException other = new IllegalStateException("disk is full");
        Task<Integer> parent = loop.createTask(taskGroup(group -> {
            group.createTask(async(() -> {
                throw other;
            }));
            group.createTask(async(() -> {
                throw error;
            }));
            return after(50, 1);
        }));
        assertThatThrownBy(() -> loop.runUntilComplete(parent))
                .isInstanceOfSatisfying(
                        ExceptionGroup.class,
                        group -> assertThat(group.exceptions()).isEqualTo(List.of(other, error)));
    }

    /** Whatever it does to its group before the call that adds it has returned. */
    @Test
    void anEagerChildMayEndItsGroup() {
        run(() -> taskGroup(group -> {
            group.createTask(async(() -> endsGroup(group)), TaskOptions.DEFAULT.eagerStart(true));
            return value(1);
        }));
        assertThat(events).containsExactly("cancelled 2");
        run(() -> taskGroup(group -> {
            group.createTask(
                    async(() -> {
                        group.createTask(after(50, 3), TaskOptions.DEFAULT.eagerStart(true));
                        return endsGroup(group);
                    }),
                    TaskOptions.DEFAULT.eagerStart(true));
            return value(1);
        }));
        assertThat(events).containsExactly("cancelled 2", "cancelled 3", "cancelled 2");
    }

    private Awaitable<Integer> endsGroup(TaskGroup group) {
        group.cancel();
        return after(50, 2);
    }

    @Test
    void aCancelFromOutsideIsNotLostWhileTheGroupCancelsItself() {
        Task<Integer> owner = loop.createTask(taskGroup(this::cancelsItselfAndIsSlow));
        loop.runUntilComplete(sleep(ms(5)));
        owner.cancel("shut down");
        assertThatThrownBy(() -> loop.runUntilComplete(owner))
                .isInstanceOf(CancelledError.class)
                .hasMessage("shut down");
        assertThat(owner.cancelling()).isEqualTo(1);
        assertThatThrownBy(() -> run(() -> withTimeout(ms(5), () -> taskGroup(this::cancelsItselfAndIsSlow))))
                .isInstanceOf(TimeoutError.class);
    }

    private Coroutine<Integer> cancelsItselfAndIsSlow(TaskGroup group) {
        group.createTask(awaiting(sleep(ms(1000), 1)).lastly(() -> sleep(ms(20))));
        return awaiting(yieldNow()).then((Void v) -> {
            group.cancel();
            return value(1);
        });
    }

    @Test
    void t10_createTaskAfterTheEnd() {
        Coroutine<Integer> late = after(1, 1);
        assertThatThrownBy(() -> run(() -> {
                    AtomicReference<TaskGroup> left = new AtomicReference<>();
                    return awaiting(taskGroup(group -> {
                                left.set(group);
                                return value(0);
                            }))
                            .peek(v -> left.get().createTask(late));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "createTask: this TaskGroup is finished: <TaskGroup entered>; add tasks while its block runs, or make another group");
        assertThat(late.isStarted()).as("closed").isTrue();
    }

    @Test
    void t10_createTaskWhileItIsCancelled() {
        run(() -> taskGroup(group -> {
            group.createTask(after(1, 1));
            group.cancel();
            assertThatThrownBy(() -> group.createTask(after(1, 2)))
                    .hasMessage(
                            "createTask: this TaskGroup is shutting down: <TaskGroup tasks=1 cancelling>; add tasks while its block runs, or make another group");
            return value(0);
        }));
    }

    @Test
    void t11_theBlockMaySwallowItsCancel() {
        assertThatThrownBy(() -> run(() -> taskGroup(group -> {
                    group.createTask(failing(1, boom));
                    return stubborn(5);
                })))
                .isInstanceOf(ExceptionGroup.class);
    }

    @Test
    void t12_theWaitGoesOnWhateverIsCancelled() {
        run(() -> {
            Task<Integer> parent = createTask(taskGroup(group -> {
                group.createTask(after(50, 1).lastly(() -> sleep(ms(20))));
                return value(0);
            }));
            loop.callLater(ms(5), parent::cancel);
            loop.callLater(ms(10), parent::cancel);
            return awaiting(parent).caught(CancelledError.class, e -> {
                assertThat(millis()).isEqualTo(25);
                assertThat(parent.cancelling()).isEqualTo(2);
                return value(0);
            });
        });
    }

    @Test
    void cancelEndsTheGroupWithoutAnError() {
        Integer result = run(() -> awaiting(taskGroup(group -> {
                    group.createTask(after(50, 1), "named");
                    loop.callLater(ms(5), group::cancel);
                    loop.callLater(ms(5), group::cancel);
                    return after(50, 2);
                }))
                .peek(v -> assertThat(currentTask().cancelling()).isZero())
                .then((Integer v) -> after(1, v)));
        assertThat(result).isNull();
        assertThat(events).containsExactlyInAnyOrder("cancelled 1", "cancelled 2", "end null");
    }

    @Test
    void cancelBeforeTheEndOfABlockThatNeverSuspends() {
        run(() -> awaiting(taskGroup(group -> {
                    group.cancel();
                    return value(4);
                }))
                .peek((Integer v) -> assertThat(v).isEqualTo(4))
                .then((Integer v) -> after(1, v)));
        assertThat(events).containsExactly("end 4");
    }

    @Test
    void cancelAfterTheEndDoesNothing() {
        AtomicReference<TaskGroup> left = new AtomicReference<>();
        run(() -> awaiting(taskGroup(group -> {
                    left.set(group);
                    return value(0);
                }))
                .peek(v -> left.get().cancel())
                .then((Integer v) -> after(1, 1)));
        assertThat(events).containsExactly("end 1");
    }

    @Test
    void whatTheFunctionThrowsIsWrappedToo() {
        assertThatThrownBy(() -> run(() -> taskGroup(group -> {
                    throw boom;
                })))
                .satisfies(thrown -> assertThat(errors(thrown)).containsExactly(boom));
    }

    @Test
    void aClosedCoroutineIsNotAwaited() {
        Coroutine<Integer> closed = after(1, 1);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> run(() -> closed)).hasMessageContaining("cannot reuse already awaited coroutine");
    }
}
