package weft;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.gather;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.runCoroutineThreadsafe;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.wrap;
import static weft.TestCoroutines.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever waits for what only a closed loop could have ended is told so: nobody waits for ever. */
@Timeout(60)
class ClosedLoopTest {
    private static final Duration LONG = Duration.ofHours(2);

    private final EventLoopGroup elsewhere = new EventLoopGroup(1, "elsewhere");
    private final List<String> reports = new ArrayList<>();
    private final EventLoop shop = shop();

    private EventLoop shop() {
        EventLoop loop = EventLoop.create();
        loop.setExceptionHandler((where, context) -> reports.add(context.message()));
        return loop;
    }

    @AfterEach
    void shutDown() throws Exception {
        shop.close();
        elsewhere.shutdown(Duration.ZERO).get(10, SECONDS);
    }

    /** What belongs to a loop, made in a run of it. */
    private enum Made {
        TASK {
            @Override
            Future<?> make() {
                return Asyncio.createTask(sleep(LONG));
            }
        },
        TASK_NOT_STARTED {
            @Override
            Future<?> make() {
                EventLoop.running().stop();
                return Asyncio.createTask(sleep(LONG));
            }
        },
        TASK_THAT_AWAITS_A_TASK {
            @Override
            Future<?> make() {
                Task<Void> inner = Asyncio.createTask(sleep(LONG));
                return Asyncio.createTask(async(() -> inner));
            }
        },
        GATHER {
            @Override
            Future<?> make() {
                return gather(sleep(LONG), sleep(LONG));
            }
        },
        DEEP_GATHER {
            @Override
            Future<?> make() {
                Future<?> gather = gather(sleep(LONG));
                for (int i = 0; i < 20_000; i++) gather = gather(gather);
                return gather;
            }
        },
        GATHER_SETTLED {
            @Override
            Future<?> make() {
                return gatherSettled(sleep(LONG), sleep(LONG));
            }
        },
        SHIELD {
            @Override
            Future<?> make() {
                return shield(Asyncio.createTask(sleep(LONG)));
            }
        },
        SHIELD_OF_A_SHIELD {
            @Override
            Future<?> make() {
                return shield(shield(Asyncio.createTask(sleep(LONG))));
            }
        },
        WRAPPED_STAGE_OF_A_TASK {
            @Override
            Future<?> make() {
                return wrap(Asyncio.createTask(sleep(LONG)).toCompletionStage());
            }
        };

        abstract Future<?> make();
    }

    /** Who waits, on which thread: how it ended. */
    private enum Waiter {
        BLOCKED_THREAD {
            @Override
            CompletableFuture<?> await(Future<?> made, EventLoopGroup elsewhere, Runnable waiting) {
                CompletableFuture<Object> end = new CompletableFuture<>();
                Thread blocked = new Thread(() -> {
                    waiting.run();
                    try {
                        end.complete(made.get());
                    } catch (ExecutionException told) {
                        end.completeExceptionally(told.getCause());
                    } catch (InterruptedException never) {
                        end.completeExceptionally(never);
                    }
                });
                blocked.setDaemon(true);
                blocked.start();
                return end;
            }
        },
        TASK_OF_ANOTHER_LOOP {
            @Override
            CompletableFuture<?> await(Future<?> made, EventLoopGroup elsewhere, Runnable waiting) {
                return elsewhere.submit(async(() -> {
                    EventLoop.running().callSoon(waiting);
                    return (Awaitable<?>) made;
                }));
            }
        },
        CALLBACK_OF_ANOTHER_LOOP {
            @Override
            CompletableFuture<?> await(Future<?> made, EventLoopGroup elsewhere, Runnable waiting) {
                CompletableFuture<Object> end = new CompletableFuture<>();
                elsewhere.loops().get(0).callSoonThreadsafe(() -> {
                    made.addDoneCallback(done -> {
                        if (done.exception() == null) end.complete(done.result());
                        else end.completeExceptionally(done.exception());
                    });
                    waiting.run();
                });
                return end;
            }
        },
        METHOD_WITHOUT_A_LOOP {
            @Override
            CompletableFuture<?> await(Future<?> made, EventLoopGroup elsewhere, Runnable waiting) {
                CompletableFuture<?> end = async(() -> (Awaitable<?>) made).startAsStage();
                waiting.run();
                return end;
            }
        },
        STAGE {
            @Override
            CompletableFuture<?> await(Future<?> made, EventLoopGroup elsewhere, Runnable waiting) {
                waiting.run();
                return made.toCompletionStage().toCompletableFuture().thenApply(value -> value);
            }
        },
        SUBMITTED {
            @Override
            CompletableFuture<?> await(Future<?> made, EventLoopGroup elsewhere, Runnable waiting) {
                waiting.run();
                if (made.loop().isClosed()) return CompletableFuture.failedFuture(new IllegalStateException("closed"));
                return runCoroutineThreadsafe(async(() -> (Awaitable<?>) made), made.loop());
            }
        };

        abstract CompletableFuture<?> await(Future<?> made, EventLoopGroup elsewhere, Runnable waiting);
    }

    static Stream<Arguments> everyPair() {
        return Stream.of(Made.values())
                .flatMap(made -> Stream.of(Waiter.values())
                        .flatMap(waiter -> Stream.of(true, false).map(before -> Arguments.of(made, waiter, before))));
    }

    @ParameterizedTest(name = "{0}, {1}, before the close: {2}")
    @MethodSource("everyPair")
    void whoWaitsIsTold(Made kind, Waiter waiter, boolean before) throws Exception {
        Future<?> made = inShop(kind::make);
        CountDownLatch waiting = new CountDownLatch(1);
        if (!before) shop.close();
        CompletableFuture<?> end = waiter.await(made, elsewhere, waiting::countDown);
        waiting.await();
        shop.close();
        if (kind == Made.GATHER_SETTLED && waiter != Waiter.SUBMITTED) {
            assertThat((List<?>) end.get(10, SECONDS))
                    .allSatisfy(outcome -> assertThat(((Outcome<?>) outcome).exception())
                            .hasMessageContaining("the event loop was closed before Task-"));
            return;
        }
        assertThatThrownBy(() -> end.get(10, SECONDS))
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private <T> T inShop(Supplier<T> make) {
        List<T> made = new ArrayList<>();
        shop.callSoon(() -> {
            made.add(make.get());
            shop.callSoon(() -> shop.callSoon(shop::stop));
        });
        shop.runForever();
        return made.get(0);
    }

    @Test
    void theTextSaysWhatToDo() {
        Task<Void> task = shop.createTask(sleep(LONG), "delivery");
        shop.close();
        assertThat(task.exception())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the event loop was closed before delivery ended; close it when its callers have their"
                        + " results");
        assertThat(reports).containsExactly("Task was destroyed but it is pending!");
    }

    @Test
    void nothingIsReportedAsNeverRetrieved() {
        shop.createTask(sleep(LONG));
        shop.close();
        Unretrieved.reportAll(shop);
        assertThat(reports).containsExactly("Task was destroyed but it is pending!");
    }

    /** Anybody may set it; a gather of such futures ends when the last one is set, on whatever threads. */
    @Test
    void whatOthersMaySetStaysPending() throws Exception {
        List<Future<Integer>> set = List.of(shop.createFuture(), shop.createFuture(), shop.createFuture());
        Future<List<Integer>> all = inShop(() -> gather(set));
        shop.close();
        assertThat(all.isDone()).isFalse();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (Future<Integer> one : set) {
            Thread thread = new Thread(() -> {
                awaitUninterruptibly(start);
                one.setResult(7);
            });
            threads.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread thread : threads) thread.join();
        assertThat(all.result()).containsExactly(7, 7, 7);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException never) {
            throw new AssertionError(never);
        }
    }

    /** A job with an answer, as FutureTask is one: who waits for the answer is told. */
    @Test
    void aCallbackThatCanBeToldIsCancelled() {
        FutureTask<String> answer = new FutureTask<>(() -> "never");
        List<String> dropped = new ArrayList<>();
        shop.execute(answer);
        shop.execute(() -> dropped.add("run"));
        shop.close();
        assertThat(answer).isCancelled();
        assertThat(dropped).isEmpty();
    }

    @Test
    void aLoopOfAGroupIsClosedByItsGroupOnly() {
        EventLoop loop = elsewhere.loops().get(0);
        assertThatThrownBy(loop::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot close an event loop of a group: its thread does that at the end of the group; call"
                        + " close() or shutdown(grace) of the EventLoopGroup");
        assertThat(runCoroutineThreadsafe(value(1), loop).join()).isEqualTo(1);
    }

    /** Of the run and the close one is refused, whichever is later. */
    @Test
    void aRunAndACloseAtTheSameTime() throws Exception {
        for (int i = 0; i < 300; i++) {
            EventLoop loop = EventLoop.create(new VirtualClock());
            loop.setExceptionHandler((where, context) -> {});
            CompletableFuture<Void> ended = new CompletableFuture<>();
            Thread runner = new Thread(() -> {
                try {
                    while (true) loop.runUntilComplete(Asyncio.yieldNow());
                } catch (IllegalStateException refused) {
                    ended.complete(null);
                } catch (Throwable other) {
                    ended.completeExceptionally(other);
                }
            });
            runner.start();
            while (!loop.isClosed()) {
                try {
                    loop.close();
                } catch (IllegalStateException runs) {
                    Thread.onSpinWait();
                }
            }
            ended.get(10, SECONDS);
            runner.join();
        }
    }

    /** Its handler closes the loop, between two runs: the thread ends, and reports nothing more. */
    @Test
    void aLoopOfAGroupThatItsOwnThreadCloses() throws Exception {
        EventLoopGroup group = new EventLoopGroup(1, "closes-itself");
        EventLoop loop = group.loops().get(0);
        List<String> told = new ArrayList<>();
        loop.setExceptionHandler((where, context) -> {
            told.add(context.message());
            loop.close();
        });
        loop.setSlowCallbackDuration(null);
        loop.schedule(new Ready() {
            @Override
            void runReady() {
                throw new IllegalStateException("leaves the run");
            }
        });
        group.shutdown(null).get(10, SECONDS);
        assertThat(told).containsExactly("Error in the thread of an event loop group");
        assertThat(loop.isClosed()).isTrue();
    }

    /** The next run goes on behind an entry that has thrown. */
    @Test
    void anEntryThatThrowsIsNotRunAgain() {
        List<String> runs = new ArrayList<>();
        shop.scheduler.ready.add(new Ready() {
            @Override
            void runReady() {
                runs.add("run");
                throw new IllegalStateException("leaves the run");
            }
        });
        assertThatThrownBy(() -> shop.runUntilComplete(Asyncio.yieldNow())).hasMessage("leaves the run");
        shop.runUntilComplete(Asyncio.yieldNow());
        assertThat(runs).containsExactly("run");
    }

    /** A run that fails while it starts leaves thread and loop as they were. */
    @Test
    void aRunThatDoesNotStart() {
        EventLoop broken = EventLoop.create(new LoopClock() {
            private int calls;

            @Override
            public long nanoTime() {
                if (calls++ == 0) throw new IllegalStateException("no time");
                return calls;
            }

            @Override
            public void idle(long nanos) {}

            @Override
            public void wakeup() {}
        });
        assertThatThrownBy(() -> broken.runUntilComplete(Asyncio.yieldNow())).hasMessage("no time");
        assertThat(EventLoop.runningOrNull()).isNull();
        assertThat(broken.isRunning()).isFalse();
        broken.close();
        assertThat(Asyncio.<Void>run(Asyncio.yieldNow())).isNull();
    }
}
