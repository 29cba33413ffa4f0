package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.currentTask;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.waitFor;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitForTest extends VirtualTimeTest {
    private final RuntimeException boom = new IllegalArgumentException("boom");

    @Test
    void w1_withoutALimitIsAPlainAwait() {
        assertThat(run(() -> waitFor(after(10, 1), null))).isEqualTo(1);
        assertThatThrownBy(() -> run(() -> waitFor(failing(10, boom), null))).isSameAs(boom);
    }

    @Test
    void w2_withNoTimeLeftTakesWhatIsThere() {
        Future<Integer> done = loop.createFuture();
        done.setResult(1);
        assertThat(run(() -> waitFor(done, Duration.ZERO))).isEqualTo(1);
    }

    @Test
    void w2_withNoTimeLeftTheBodyNeverRuns() {
        assertThatThrownBy(() -> run(() -> waitFor(
                        async(() -> {
                            note("ran");
                            return value(1);
                        }),
                        ms(-1))))
                .isInstanceOf(TimeoutError.class)
                .hasCauseInstanceOf(CancelledError.class);
        assertThat(events).isEmpty();
    }

    @Test
    void w2_withNoTimeLeftAStartedTaskIsCancelledAndAwaited() {
        run(() -> {
            Task<Integer> started = createTask(after(50, 1).lastly(() -> sleep(ms(7))));
            return awaiting(sleep(ms(1)))
                    .then((Void v) -> waitFor(started, Duration.ZERO))
                    .caught(TimeoutError.class, e -> {
                        assertThat(started.isCancelled()).isTrue();
                        assertThat(millis()).isEqualTo(8);
                        return value(0);
                    });
        });
        assertThat(run(() -> {
                    Task<Integer> refuses = createTask(stubborn(5));
                    return awaiting(sleep(ms(1))).then((Void v) -> waitFor(refuses, Duration.ZERO));
                }))
                .isEqualTo(5);
    }

    @Test
    void w2_aCallerThatIsCancelledDoesNotWaitForAFutureThatRefuses() {
        Future<Integer> refuses = new Future<>(loop) {
            @Override
            public boolean cancel(String message) {
                return true;
            }
        };
        WaitForNone<Integer> waiting = new WaitForNone<>(refuses, Duration.ZERO);
        run(() -> {
            Task<Integer> caller = createTask(waiting);
            loop.callLater(ms(5), caller::cancel);
            return awaiting(caller).caught(CancelledError.class, e -> value(0));
        });
        assertThat(refuses.removeDoneCallback(waiting.onEnd)).isZero();
    }

    @Test
    void w3_theCoroutineRunsInTheCallingTask() {
        run(() -> {
            Task<?> caller = currentTask();
            return waitFor(
                    async(() -> {
                        assertThat(currentTask()).isSameAs(caller);
                        return value(1);
                    }),
                    ms(10));
        });
        assertThat(millis()).isZero();
    }

    @Test
    void w3_theTimerIsGoneAfterwards() {
        run(() -> waitFor(after(1, 1), ms(10)));
        assertNoTimerIsLeft();
    }

    @Test
    void w4_onTimeoutItIsCancelledAndAwaitedFirst() {
        run(() -> awaiting(waitFor(after(50, 1).lastly(() -> sleep(ms(7))), ms(10)))
                .caught(TimeoutError.class, e -> {
                    assertThat(e).hasMessage("not done within 0.01s").hasCauseInstanceOf(CancelledError.class);
                    assertThat(millis()).isEqualTo(17);
                    assertThat(currentTask().cancelling()).isZero();
                    return value(0);
                }));
        assertThat(events).containsExactly("cancelled 1");
    }

    @Test
    void w5_aRefusedCancelGivesTheValue() {
        assertThat(run(() -> waitFor(stubborn(5), ms(10)))).isEqualTo(5);
    }

    @Test
    void w6_anErrorDuringTheCancelIsThrown() {
        assertThatThrownBy(() -> run(() -> waitFor(
                        after(50, 1).lastly((Runnable) () -> {
                            throw boom;
                        }),
                        ms(10))))
                .isSameAs(boom);
    }

    @Test
    void w7_aCancelledCallerCancelsAndAwaits() {
        run(() -> {
            Task<Integer> caller = createTask(waitFor(after(50, 1).lastly(() -> sleep(ms(7))), ms(30)));
            loop.callLater(ms(5), caller::cancel);
            return awaiting(caller).caught(CancelledError.class, e -> {
                assertThat(millis()).isEqualTo(12);
                return value(0);
            });
        });
    }

    @Test
    void w8_aCancelInTheSameIterationAsTheResultWins() {
        run(() -> {
            Future<Integer> future = loop.createFuture();
            Task<Integer> caller = createTask(waitFor(future, ms(30)));
            return awaiting(sleep(ms(1)))
                    .then((Void v) -> {
                        future.setResult(1);
                        caller.cancel();
                        return awaiting(caller).caught(CancelledError.class, e -> value(0));
                    })
                    .peek((Integer result) -> assertThat(result).isZero());
        });
    }

    @Test
    void w9_shieldKeepsItAlive() {
        run(() -> {
            Task<Integer> inner = createTask(after(50, 1));
            return awaiting(waitFor(shield(inner), ms(10))).caught(TimeoutError.class, e -> inner);
        });
        assertThat(events).containsExactly("end 1");
    }

    @Test
    void m4_anotherCancelRequestGoesOn() {
        run(() -> {
            Task<Integer> caller = createTask(waitFor(after(50, 1), ms(10)));
            loop.callLater(ms(10), caller::cancel);
            return awaiting(caller).caught(CancelledError.class, e -> {
                assertThat(caller.isCancelled()).isTrue();
                assertThat(caller.cancelling()).isEqualTo(1);
                return value(0);
            });
        });
    }

    @Test
    void m7_aDeadlineThatHasPassedHitsTheFirstRealSuspension() {
        run(() -> {
            Timeout timeout = Timeout.after(Duration.ZERO);
            timeout.enter();
            Task<?> task = currentTask();
            loop.callSoon(() -> note("cancelling " + task.cancelling()));
            return awaiting(value(1))
                    .then((Integer one) -> sleep(ms(5)))
                    .caught(CancelledError.class, e -> {
                        assertThat(timeout.exit(e))
                                .isInstanceOf(TimeoutError.class)
                                .hasCause(e);
                        return value(null);
                    })
                    .peek(v -> assertThat(millis()).isZero());
        });
        assertThat(events).containsExactly("cancelling 1");
    }

    @Test
    void m6_aSwallowedTimeoutEndsNormally() {
        run(() -> {
            Timeout timeout = Timeout.after(ms(1));
            timeout.enter();
            return awaiting(sleep(ms(5)))
                    .caught(CancelledError.class, e -> value(null))
                    .peek(v -> {
                        assertThat(timeout.exit(null)).isNull();
                        assertThat(currentTask().cancelling()).isZero();
                    });
        });
    }

    @Test
    void m8_nestedLimitsThatAreBothDueAreTheOutersTimeout() {
        assertThatThrownBy(() -> run(() -> waitFor(
                        awaiting(waitFor(after(50, 1), ms(10))).caught(TimeoutError.class, e -> {
                            note("inner");
                            throw e;
                        }),
                        ms(10))))
                .isInstanceOf(TimeoutError.class);
        assertThat(events).containsExactly("cancelled 1");
    }

    @Test
    void m9_worksWhileACancelIsBeingHandled() {
        run(() -> {
            Task<Integer> task = createTask(after(50, 1)
                    .caught(
                            CancelledError.class,
                            e -> awaiting(waitFor(after(50, 2), ms(5)))
                                    .caught(TimeoutError.class, timeout -> value(3))));
            loop.callLater(ms(1), task::cancel);
            return awaiting(task).peek((Integer result) -> assertThat(result).isEqualTo(3));
        });
    }

    @Test
    void m12_needsATask() {
        assertThatThrownBy(() -> Timeout.after(ms(1))).hasMessageContaining("Asyncio.run(...)");
        loop.callSoon(
                () -> assertThatThrownBy(() -> Timeout.after(ms(1)).enter()).hasMessageContaining("task"));
        run(() -> sleep(ms(1)));
        assertThat(reported).isEmpty();
    }

    @Test
    void aLimitBeyondTheClockIsNoLimit() {
        assertThat(run(() -> waitFor(after(10, 1), Duration.ofSeconds(Long.MAX_VALUE))))
                .isEqualTo(1);
    }

    /** Each look at a real clock gives another time: the message is to say what was asked for. */
    @Test
    void theMessageHasTheLimitAndNotWhatTheClockSays() {
        VirtualClock clock = new VirtualClock();
        long[] looks = new long[1];
        EventLoop jumpy = EventLoop.create(new LoopClock() {
            @Override
            public long nanoTime() {
                return clock.nanoTime() + looks[0]++;
            }

            @Override
            public void idle(long nanos) {
                clock.idle(nanos);
            }

            @Override
            public void wakeup() {
                clock.wakeup();
            }
        });
        for (Duration limit : List.of(Duration.ofMillis(20), Duration.ZERO, Duration.ofMinutes(-2))) {
            String text = limit.toMillis() > 0 ? "not done within 0.02s" : "not done, and no time was left";
            for (Coroutine<Void> limited : List.of(
                    Asyncio.withTimeout(limit, () -> Asyncio.sleep(Duration.ofHours(1))),
                    Asyncio.waitFor(Asyncio.sleep(Duration.ofHours(1)), limit))) {
                assertThatThrownBy(() -> jumpy.runUntilComplete(limited))
                        .isInstanceOf(TimeoutError.class)
                        .hasMessage(text);
            }
        }
        jumpy.close();
    }
}
