package weft;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventLoopGroupTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final EventLoopGroup group = new EventLoopGroup(3, "worker");

    @AfterEach
    void shutDown() throws Exception {
        group.shutdown(Duration.ZERO).get(10, SECONDS);
    }

    private static Coroutine<Thread> thread() {
        return async(() -> value(Thread.currentThread()));
    }

    /** Goes on until it is cancelled. */
    private static Coroutine<Void> endless(CountDownLatch started, Runnable cleanup) {
        return async(() -> {
                    started.countDown();
                    return sleep(LONG);
                })
                .lastly(cleanup);
    }

    private Future<Void> gate() {
        return group.loops().get(0).createFuture();
    }

    // ---- submit

    @Test
    void eachLoopHasItsThread() throws Exception {
        Future<Void> gate = gate();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<Void>> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            results.add(group.submit(async(() -> {
                threads.add(Thread.currentThread());
                return gate;
            })));
        }
        gate.setResult(null);
        for (CompletableFuture<Void> result : results) result.get(10, SECONDS);
        assertThat(threads).extracting(Thread::getName).containsExactlyInAnyOrder("worker-1", "worker-2", "worker-3");
        assertThat(threads).allMatch(Thread::isDaemon);
    }

    @Test
    void theLeastLoadedLoopGetsTheNext() throws Exception {
        Future<Void> gate = gate();
        CompletableFuture<Void> first = group.submit(awaiting(gate));
        CompletableFuture<Void> second = group.submit(awaiting(gate));
        Thread third = group.submit(thread()).get(10, SECONDS);
        for (int i = 0; i < 5; i++)
            assertThat(group.submit(thread()).get(10, SECONDS)).isSameAs(third);
        gate.setResult(null);
        CompletableFuture.allOf(first, second).get(10, SECONDS);
    }

    @Test
    void ofEquallyLoadedLoopsEachHasItsTurn() throws Exception {
        List<String> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++)
            threads.add(group.submit(thread()).get(10, SECONDS).getName());
        assertThat(threads).containsExactly("worker-1", "worker-2", "worker-3", "worker-1");
    }

    @Test
    void theResultIsAwaitedInAnyLoop() {
        CompletableFuture<Integer> result = group.submit(value(1));
        try (EventLoop here = EventLoop.create()) {
            Thread thread = Thread.currentThread();
            assertThat(here.runUntilComplete(async(() -> here.createTask(awaitingStage(result)))
                            .peek(value -> assertThat(Thread.currentThread()).isSameAs(thread))))
                    .isEqualTo(1);
        }
        assertThat(group.submit(awaitingStage(group.submit(value(2)))).join()).isEqualTo(2);
    }

    private static <T> Coroutine<T> awaitingStage(CompletableFuture<T> stage) {
        return async(() -> new Awaitable<T>() {
            @Override
            public Object onAwait(Coroutine<?> waiter) {
                return Coroutine.awaitStage(stage, waiter);
            }
        });
    }

    @Test
    void aFailureIsTheSubmittersAndNobodyElses() {
        List<ExceptionContext> told = new ArrayList<>();
        for (EventLoop loop : group.loops()) loop.setExceptionHandler((where, context) -> told.add(context));
        RuntimeException boom = new RuntimeException("boom");
        CompletableFuture<Object> failed = group.submit(async(() -> {
            throw boom;
        }));
        assertThatThrownBy(() -> failed.get(10, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCause(boom);
        group.close();
        assertThat(told).isEmpty();
    }

    @Test
    void aCancelOfTheResultCancelsTheTask() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Void> result = group.submit(endless(started, cancelled::countDown));
        assertThat(started.await(10, SECONDS)).isTrue();
        result.cancel(true);
        assertThat(cancelled.await(10, SECONDS)).isTrue();
    }

    /** A StackOverflowError of one task is that task's. */
    @Test
    void anErrorOfTheJvmFailsOneTask() throws Exception {
        StackOverflowError error = new StackOverflowError("on purpose");
        Future<Void> gate = gate();
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) others.add(group.submit(awaiting(gate)));
        CompletableFuture<Object> failed = group.submit(async(() -> {
            throw error;
        }));
        assertThatThrownBy(() -> failed.get(10, SECONDS)).hasCause(error);
        gate.setResult(null);
        for (CompletableFuture<Void> other : others) other.get(10, SECONDS);
    }

    @Test
    void aHandlerThatThrowsAnErrorOfTheJvmDoesNotEndTheThread() throws Exception {
        for (EventLoop loop : group.loops()) {
            loop.setExceptionHandler((where, context) -> {
                throw new StackOverflowError("of the handler");
            });
        }
        List<CompletableFuture<Object>> failed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            failed.add(group.submit(async(() -> {
                throw new StackOverflowError("of the task");
            })));
        }
        for (CompletableFuture<Object> each : failed)
            assertThatThrownBy(() -> each.get(10, SECONDS)).isNotNull();
        assertThat(group.submit(value(1)).get(10, SECONDS)).isEqualTo(1);
    }

    // ---- shutdown

    @Test
    void nothingIsTakenAfterTheShutdown() {
        group.close();
        assertThatThrownBy(() -> group.submit(value(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the event loop group is shut down; submit before, or make another group");
        assertThat(group.loops()).allMatch(EventLoop::isClosed);
    }

    @Test
    void whatRunsIsWaitedFor() throws Exception {
        Future<Integer> gate = group.loops().get(0).createFuture();
        List<CompletableFuture<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 30; i++) results.add(group.submit(awaiting(gate)));
        CompletableFuture<Void> ended = group.shutdown(LONG);
        assertThat(ended).isNotDone();
        gate.setResult(1);
        ended.get(10, SECONDS);
        for (CompletableFuture<Integer> result : results)
            assertThat(result.getNow(null)).isEqualTo(1);
    }

    @Test
    void whatOutlivesTheGraceIsCancelled() throws Exception {
        CountDownLatch started = new CountDownLatch(6);
        CountDownLatch cleaned = new CountDownLatch(6);
        List<CompletableFuture<Void>> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) results.add(group.submit(endless(started, cleaned::countDown)));
        assertThat(started.await(10, SECONDS)).isTrue();
        CompletableFuture<Void> patient = group.shutdown(null);
        group.shutdown(LONG);
        assertThat(patient).isNotDone();
        group.shutdown(Duration.ofMillis(1)).get(10, SECONDS);
        assertThat(patient).isDone();
        assertThat(cleaned.getCount()).isZero();
        assertThat(results).allMatch(CompletableFuture::isCancelled);
    }

    /** Of what is submitted at the very moment each is refused, or has a result. */
    @Test
    void noSubmissionIsLostInTheShutdown() throws Exception {
        for (int round = 0; round < 200; round++) {
            EventLoopGroup brief = new EventLoopGroup(2);
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Integer> taken = CompletableFuture.supplyAsync(() -> {
                List<CompletableFuture<Integer>> results = new ArrayList<>();
                try {
                    while (true) {
                        results.add(brief.submit(value(1)));
                        begun.countDown();
                    }
                } catch (IllegalStateException shutDown) {
                    for (CompletableFuture<Integer> result : results) settle(result);
                    return results.size();
                }
            });
            begun.await();
            brief.shutdown(round % 2 == 0 ? null : Duration.ZERO).get(10, SECONDS);
            assertThat(taken.get(10, SECONDS)).isPositive();
        }
    }

    private static void settle(CompletableFuture<Integer> result) {
        try {
            assertThat(result.get(10, SECONDS)).isEqualTo(1);
        } catch (CancellationException cancelledByTheShutdown) {
            assertThat(result).isCancelled();
        } catch (Exception lost) {
            throw new AssertionError(lost);
        }
    }

    @Test
    void anInterruptOfCloseCancels() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Void> result = group.submit(endless(started, () -> {}));
        assertThat(started.await(10, SECONDS)).isTrue();
        Thread.currentThread().interrupt();
        group.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isCancelled();
    }

    @Test
    void tasksOfTasksAreCancelledInTheEnd() throws Exception {
        CountDownLatch cleaned = new CountDownLatch(1);
        group.submit(async(() -> {
                    Task<Void> child = Asyncio.createTask(endless(new CountDownLatch(1), cleaned::countDown));
                    assertThat(child).isNotNull();
                    return sleep(Duration.ZERO);
                }))
                .get(10, SECONDS);
        group.close();
        assertThat(cleaned.getCount()).isZero();
    }

    @Test
    void inALoopOfTheGroupCloseIsRefusedAndShutdownDoesNotWait() throws Exception {
        CompletableFuture<Void> ended = group.submit(async(() -> {
                    assertThatThrownBy(group::close)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageStartingWith("close() on a thread of the event loop group would wait for itself")
                            .hasMessageContaining("write shutdown(grace)");
                    CompletableFuture<Void> end = group.shutdown(LONG);
                    assertThatThrownBy(end::join)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("write await(future)");
                    return value(end);
                }))
                .get(10, SECONDS);
        ended.get(10, SECONDS);
        group.close();
    }

    @Test
    void aGroupHasLoops() {
        assertThatThrownBy(() -> new EventLoopGroup(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a group of 0 event loops; give it one or more");
    }
}
