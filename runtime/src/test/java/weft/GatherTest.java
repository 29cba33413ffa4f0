package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.currentTask;
import static weft.Asyncio.gather;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.util.List;
import org.junit.jupiter.api.Test;

class GatherTest extends VirtualTimeTest {
    private final RuntimeException boom = new IllegalArgumentException("boom");
    private final RuntimeException late = new IllegalArgumentException("late");

    @Test
    void g1_coroutinesBecomeTasksInArgumentOrder() {
        run(() -> {
            Future<List<Integer>> all = gather(after(0, 1), after(0, 2), after(0, 3));
            assertThat(all.isDone()).isFalse();
            assertThat(events).isEmpty();
            return all;
        });
        assertThat(events).containsExactly("end 1", "end 2", "end 3");
    }

    @Test
    void g1_refusesAFutureOfAnotherLoop() {
        try (EventLoop other = EventLoop.create(new VirtualClock())) {
            Future<Integer> foreign = other.createFuture();
            assertThatThrownBy(() -> run(() -> gather(after(0, 1), foreign)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another event loop")
                    .hasMessageContaining("await it in a coroutine, and gather that");
        }
    }

    @Test
    void g1_refusesNullBeforeItStartsTheOthers() {
        run(() -> {
            assertThatThrownBy(() -> gather((Awaitable<Integer>[]) null)).hasMessage("awaitables");
            assertThatThrownBy(() -> Asyncio.gatherSettled((Awaitable<Integer>[]) null))
                    .hasMessage("awaitables");
            assertThatThrownBy(() -> gather(after(1, 1), null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("gather of null: element 1; leave out what is not there");
            assertThat(loop.allTasks()).containsExactly(currentTask());
            return value(0);
        });
    }

    @Test
    void g2_ofNothingIsDoneAtOnce() {
        run(() -> {
            assertThat(gather(List.<Future<Integer>>of()).result()).isEmpty();
            assertThat(gatherSettled(List.<Future<Integer>>of()).result()).isEmpty();
            return value(null);
        });
        assertThatThrownBy(() -> gather())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gather")
                .hasMessageContaining("Asyncio.run(...)");
    }

    @Test
    void g3_resultsComeInArgumentOrder() {
        assertThat(run(() -> gather(after(30, 1), after(10, 2), after(20, 3)))).containsExactly(1, 2, 3);
        assertThat(events).containsExactly("end 2", "end 3", "end 1");
    }

    @Test
    void g3_coroutinesAndFuturesAmongOneAnotherTwice() {
        Coroutine<Integer> first = after(0, 1);
        Coroutine<Integer> second = after(0, 2);
        List<Integer> results = run(() -> {
            Task<Integer> task = createTask(after(0, 3));
            Future<List<Integer>> all = gather(first, second, task, second, after(0, 4), first, task);
            assertThat(loop.allTasks()).hasSize(5);
            return all;
        });
        assertThat(results).containsExactly(1, 2, 3, 2, 4, 1, 3);
        assertThat(events).containsExactlyInAnyOrder("end 1", "end 2", "end 3", "end 4");
    }

    @Test
    void g3_aDuplicateRunsOnceAndIsListedEachTime() {
        Coroutine<Integer> twice = after(10, 1);
        assertThat(run(() -> gather(twice, after(20, 2), twice))).containsExactly(1, 2, 1);
        assertThat(events).containsExactly("end 1", "end 2");
    }

    @Test
    void g4_theFirstErrorFailsItAndSiblingsGoOn() {
        run(() -> {
            Task<Integer> sibling = createTask(after(50, 1));
            return awaiting(gather(sibling, this.<Integer>failing(10, boom)))
                    .caught(IllegalArgumentException.class, e -> {
                        assertThat(e).isSameAs(boom);
                        assertThat(millis()).isEqualTo(10);
                        return awaiting(sibling).then((Integer one) -> value(List.of(one)));
                    });
        });
        assertThat(events).containsExactly("end 1");
    }

    @Test
    void g5_laterErrorsAreMarkedAsRetrieved() {
        run(() -> {
            Task<Integer> second = createTask(failing(20, late));
            return awaiting(gather(this.<Integer>failing(10, boom), second))
                    .caught(
                            IllegalArgumentException.class,
                            e -> awaiting(sleep(ms(20))).then((Void v) -> {
                                assertThat(second.isDone()).isTrue();
                                assertThat(second.isUnretrieved()).isFalse();
                                return value(null);
                            }));
        });
    }

    @Test
    void g6_aCancelledChildIsAnErrorNotACancelOfTheGather() {
        run(() -> {
            Task<Integer> child = createTask(after(50, 1));
            Future<List<Integer>> all = gather(child, after(50, 2));
            child.cancel("enough");
            return awaiting(all).caught(CancelledError.class, e -> {
                assertThat(all.isCancelled()).isFalse();
                assertThat(all.exception()).isSameAs(e);
                return value(null);
            });
        });
    }

    @Test
    void g7_settledGivesOutcomesInsteadOfThrowing() {
        List<Outcome<Integer>> outcomes = run(() -> {
            Task<Integer> child = createTask(after(50, 3));
            loop.callLater(ms(5), child::cancel);
            return gatherSettled(after(20, 1), this.<Integer>failing(10, boom), child);
        });
        assertThat(outcomes.get(0)).isEqualTo(new Outcome<>(1, null));
        assertThat(outcomes.get(1).exception()).isSameAs(boom);
        assertThat(outcomes.get(2).isCancelled()).isTrue();
        assertThat(outcomes.get(2).exception()).hasMessage(null);
        assertThatThrownBy(() -> outcomes.get(1).get()).isSameAs(boom);
    }

    @Test
    void g8_cancelGoesToTheChildrenAndTheGatherStaysPending() {
        run(() -> {
            Future<List<Integer>> all = gather(after(50, 1), after(50, 2));
            return awaiting(yieldNow()).then((Void v) -> {
                assertThat(all.cancel("stop")).isTrue();
                assertThat(all.isDone()).isFalse();
                return awaiting(all).caught(CancelledError.class, e -> {
                    assertThat(e).hasMessage("stop");
                    assertThat(all.isCancelled()).isFalse();
                    return value(null);
                });
            });
        });
        assertThat(events).containsExactly("cancelled 1", "cancelled 2");
    }

    @Test
    void g9_afterACancelTheFirstCancelledChildEndsIt() {
        run(() -> {
            Coroutine<Integer> tidy =
                    after(50, 1).lastly(() -> awaiting(sleep(ms(7))).peek(v -> note("tidy")));
            Future<List<Integer>> all = gather(tidy, after(50, 2));
            loop.callLater(ms(5), all::cancel);
            return awaiting(all).caught(CancelledError.class, e -> {
                note("gather");
                return awaiting(sleep(ms(20))).then((Void v) -> value(null));
            });
        });
        assertThat(events).containsExactly("cancelled 1", "cancelled 2", "gather", "tidy");
    }

    @Test
    void g9_settledEndsWhenAllHaveAndIsStillCancelled() {
        run(() -> {
            Coroutine<Integer> tidy =
                    after(50, 1).lastly(() -> awaiting(sleep(ms(7))).peek(v -> note("tidy")));
            Future<List<Outcome<Integer>>> all = gatherSettled(tidy, after(50, 2));
            loop.callLater(ms(5), all::cancel);
            return awaiting(all).caught(CancelledError.class, e -> {
                note("gather");
                return value(null);
            });
        });
        assertThat(events).containsExactly("cancelled 1", "cancelled 2", "tidy", "gather");
    }

    @Test
    void g9_aRefusedCancelIsKept() {
        run(() -> {
            Future<List<Integer>> all = gather(stubborn(1), stubborn(2));
            loop.callLater(ms(5), all::cancel);
            return awaiting(all).caught(CancelledError.class, e -> {
                note("gather " + all.isCancelled());
                return value(null);
            });
        });
        assertThat(events).containsExactly("gather false");
    }

    @Test
    void g10_cancelIsRefusedOnceAllChildrenAreDone() {
        List<Integer> results = run(() -> {
            Future<Integer> one = loop.createFuture();
            Future<List<Integer>> all = gather(one);
            one.setResult(1);
            assertThat(all.cancel()).isFalse();
            assertThat(all.isDone()).isFalse();
            return all;
        });
        assertThat(results).containsExactly(1);
    }

    @Test
    void g11_aDoneGatherIgnoresCancel() {
        run(() -> {
            Task<Integer> sibling = createTask(after(50, 1));
            Future<List<Integer>> all = gather(sibling, this.<Integer>failing(10, boom));
            return awaiting(all).caught(IllegalArgumentException.class, e -> {
                assertThat(all.cancel()).isFalse();
                return awaiting(sibling).then((Integer one) -> value(List.of(one)));
            });
        });
        assertThat(events).containsExactly("end 1");
    }

    @Test
    void g12_ofDoneChildrenIsDoneOnReturn() {
        run(() -> {
            Future<Integer> one = loop.createFuture();
            Future<Integer> failed = loop.createFuture();
            one.setResult(1);
            failed.setException(boom);
            assertThat(gather(one, one).result()).containsExactly(1, 1);
            assertThat(gather(one, failed).exception()).isSameAs(boom);
            assertThat(gatherSettled(failed).result().get(0).exception()).isSameAs(boom);
            return value(null);
        });
    }

    @Test
    void g13_cancellingTheAwaiterCancelsTheChildren() {
        run(() -> {
            Task<List<Integer>> awaiter = createTask(async(() -> gather(after(50, 1), after(50, 2))));
            loop.callLater(ms(5), awaiter::cancel);
            return awaiting(awaiter).caught(CancelledError.class, e -> {
                assertThat(awaiter.isCancelled()).isTrue();
                return value(null);
            });
        });
        assertThat(events).containsExactly("cancelled 1", "cancelled 2");
    }

    @Test
    void nullResultsAreKept() {
        assertThat(run(() -> gather(sleep(ms(1)), value((Void) null)))).containsExactly(null, null);
    }
}
