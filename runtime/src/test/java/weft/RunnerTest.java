package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.sleep;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private final RuntimeException boom = new IllegalArgumentException("boom");
    private final List<String> events = new ArrayList<>();
    private final List<ExceptionContext> reported = new ArrayList<>();
    private final EventLoop loop = EventLoop.create(new VirtualClock());
    private final Runner runner = new Runner(() -> loop);

    RunnerTest() {
        loop.setExceptionHandler((where, context) -> reported.add(context));
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void r1_refusesARunningLoop() {
        runner.run(async(() -> {
            assertThatThrownBy(() -> Asyncio.run(value(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("run cannot be called from a running event loop; await the coroutine instead");
            assertThatThrownBy(() -> runner.run(value(1))).hasMessageStartingWith("Runner.run cannot be called");
            return value(null);
        }));
    }

    @Test
    void r2_makesALoopThatIsNewAndClosedAfterwards() throws Exception {
        EventLoop first = Asyncio.run(async(() -> value(EventLoop.running())));
        EventLoop second = Asyncio.run(() -> value(EventLoop.running()));
        assertThat(second).isNotSameAs(first);
        assertThat(first.isClosed()).isTrue();
        assertThat(EventLoop.runningOrNull()).isNull();
    }

    @Test
    void r2_theRunsOfARunnerShareOneContext() {
        ContextVar<String> user = new ContextVar<>("user", "nobody");
        runner.run(async(() -> {
            user.set("ann");
            return value(null);
        }));
        assertThat(runner.run(async(() -> value(user.get())))).isEqualTo("ann");
        assertThat(user.get()).isEqualTo("nobody");
    }

    @Test
    void r3_cancelsWhatIsLeftInOrderAndReportsErrors() {
        runner.run(async(() -> {
            createTask(lingering("a"));
            createTask(lingering("b").lastly((Runnable) () -> {
                throw boom;
            }));
            createTask(lingering("c"));
            return yieldNow();
        }));
        assertThat(events).isEmpty();
        runner.close();
        assertThat(events).containsExactly("cancelled a", "cancelled b", "cancelled c");
        assertThat(loop.isClosed()).isTrue();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).message()).isEqualTo("unhandled exception during asyncio.run() shutdown");
        assertThat(reported.get(0).exception()).isSameAs(boom);
        assertThat(reported.get(0).task()).isNotNull();
    }

    @Test
    void r3_waitsForTheDefaultExecutor() {
        ExecutorService executor = new ThreadPoolExecutor(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
                boolean terminated = super.awaitTermination(timeout, unit);
                events.add("terminated " + terminated);
                return terminated;
            }
        };
        runner.loop().setDefaultExecutor(executor);
        runner.run(toThread(() -> events.add("worked")));
        runner.close();
        assertThat(events).containsExactly("worked", "terminated true");
        assertThatThrownBy(() -> loop.runInExecutor(() -> 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void r4_aTaskThatSwallowsTheCancelDelaysTheEnd() {
        runner.run(async(() -> {
            createTask(lingering("stubborn")
                    .caught(
                            CancelledError.class,
                            e -> awaiting(sleep(VirtualTimeTest.ms(5))).peek(v -> events.add("done"))));
            return yieldNow();
        }));
        runner.close();
        assertThat(events).containsExactly("cancelled stubborn", "done");
    }

    @Test
    void r4_aTaskMadeDuringTheCleanupIsLost() {
        runner.run(async(() -> {
            createTask(lingering("parent").lastly((Runnable) () -> createTask(lingering("child"))));
            return yieldNow();
        }));
        runner.close();
        assertThat(events).containsExactly("cancelled parent");
    }

    @Test
    void r5_theResultOfMainIsKept() {
        try (Runner other = new Runner(() -> EventLoop.create(new VirtualClock()))) {
            other.loop().setExceptionHandler((where, context) -> events.add(context.message()));
            assertThat(other.run(async(() -> {
                        createTask(lingering("a").lastly((Runnable) () -> {
                            throw boom;
                        }));
                        return awaiting(yieldNow()).then((Void v) -> value(7));
                    })))
                    .isEqualTo(7);
        }
        assertThat(events).containsExactly("cancelled a", "unhandled exception during asyncio.run() shutdown");
    }

    @Test
    void r6_closesAlsoWhenMainFails() {
        EventLoop[] used = new EventLoop[1];
        assertThatThrownBy(() -> Asyncio.run(() -> {
                    used[0] = EventLoop.running();
                    createTask(lingering("a"));
                    return awaiting(yieldNow()).peek(v -> {
                        throw boom;
                    });
                }))
                .isSameAs(boom);
        assertThat(events).containsExactly("cancelled a");
        assertThat(used[0].isClosed()).isTrue();
    }

    @Test
    void r6_theErrorOfMainIsThatOfWhatIsLeft() {
        InternalError broken = new InternalError("a page of the file is gone");
        Coroutine<Integer> left = awaiting(sleep(Duration.ofDays(1), 1)).lastly((Runnable) () -> {
            throw broken;
        });
        assertThatThrownBy(() -> runner.run(async(() -> {
                    createTask(left);
                    return awaiting(yieldNow()).then((Void v) -> {
                        throw broken;
                    });
                })))
                .isSameAs(broken);
        runner.close();
        assertThat(reported)
                .singleElement()
                .satisfies(context -> assertThat(context.exception()).isSameAs(broken));
    }

    /** A try statement with resources would add it to itself. */
    @Test
    void r6_closeDoesNotThrowAgainWhatRunThrew() {
        InternalError broken = new InternalError("no clock");
        boolean[] isBroken = new boolean[1];
        LoopClock clock = new LoopClock() {
            @Override
            public long nanoTime() {
                if (isBroken[0]) throw broken;
                return 0;
            }

            @Override
            public void idle(long nanos) {
                throw new AssertionError("it was not asked for the time");
            }

            @Override
            public void wakeup() {}
        };
        EventLoop loop = EventLoop.create(clock);
        assertThatThrownBy(() -> {
                    try (Runner broke = new Runner(() -> loop)) {
                        broke.run(async(() -> {
                            loop.callLater(Duration.ofDays(1), () -> {});
                            isBroken[0] = true;
                            return loop.createFuture();
                        }));
                    }
                })
                .isSameAs(broken)
                .hasNoSuppressedExceptions();
    }

    @Test
    void r7_aClosedRunnerRefuses() {
        runner.close();
        assertThatThrownBy(() -> runner.run(value(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Runner is closed; make a new one for more runs");
    }

    @Test
    void aFunctionThatReturnsNoCoroutineIsToldWhatToReturn() {
        assertThatThrownBy(() -> Asyncio.run(() -> null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("return value(x) or done()");
    }

    @Test
    void aCheckedExceptionOfTheFunctionComesOutAsItIs() {
        Exception checked = new Exception("checked");
        assertThatThrownBy(() -> Asyncio.run(() -> {
                    throw checked;
                }))
                .isSameAs(checked);
    }

    private TestCoroutines.Script<Void> lingering(String name) {
        return awaiting(sleep(VirtualTimeTest.ms(3_600_000))).caught(CancelledError.class, cancelled -> {
            events.add("cancelled " + name);
            throw cancelled;
        });
    }
}
