package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Futures completed, watched and cancelled on several threads at once. */
@Timeout(120)
class RaceTest {
    private static final int ROUNDS = 20_000;

    private final EventLoop loop = EventLoop.create();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        threads.shutdownNow();
        loop.close();
    }

    /** Each await finds the future at some point of its completion by another thread. */
    @Test
    void noWakeUpIsLost() {
        AtomicInteger sum = new AtomicInteger();
        Task<Integer> task = loop.createTask(new Awaits(sum));
        loop.runUntilComplete(task);
        assertThat(sum).hasValue(ROUNDS);
    }

    private final class Awaits extends Coroutine<Integer> {
        private final AtomicInteger sum;
        private int round;

        private Awaits(AtomicInteger sum) {
            this.sum = sum;
        }

        @Override
        protected Object step() {
            if (round > 0) sum.addAndGet((Integer) resumption());
            while (round < ROUNDS) {
                round++;
                Future<Integer> future = loop.createFuture();
                threads.execute(() -> future.setResult(1));
                if (round % 3 == 0) Thread.onSpinWait();
                Object value = future.onAwait(this);
                if (value == SUSPENDED) return SUSPENDED;
                sum.addAndGet((Integer) value);
            }
            return sum.get();
        }

        @Override
        protected String name() {
            return "awaits";
        }
    }

    @Test
    void ofSeveralCompletionsOneWinsAndEachCallbackRunsOnce() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(3);
        AtomicInteger called = new AtomicInteger();
        AtomicInteger won = new AtomicInteger();
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) futures.add(loop.createFuture());
        CompletableFuture<?> set = race(barrier, futures, future -> {
            if (future.trySucceed(1)) won.incrementAndGet();
        });
        CompletableFuture<?> cancel = race(barrier, futures, future -> {
            if (future.cancel()) won.incrementAndGet();
        });
        for (Future<Integer> future : futures) {
            barrier.await();
            for (int i = 0; i < 3; i++) future.addDoneCallback(done -> called.incrementAndGet());
        }
        CompletableFuture.allOf(set, cancel).get(60, TimeUnit.SECONDS);
        loop.stop();
        loop.runForever();
        assertThat(won).hasValue(2_000);
        assertThat(called).hasValue(6_000);
    }

    private CompletableFuture<Void> race(
            CyclicBarrier barrier, List<Future<Integer>> futures, Consumer<Future<Integer>> action) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        for (Future<Integer> future : futures) {
                            barrier.await();
                            action.accept(future);
                        }
                    } catch (Exception unexpected) {
                        throw new AssertionError(unexpected);
                    }
                },
                threads);
    }

    /** Rule L10: the loop that runs waits for the other thread's refusal. */
    @Test
    void ofTwoThreadsThatRunALoopOneIsRefused() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            CountDownLatch refused = new CountDownLatch(1);
            AtomicInteger arrived = new AtomicInteger();
            try (EventLoop contested = EventLoop.create()) {
                contested.callSoon(() -> {
                    awaitRefusal(refused);
                    contested.stop();
                });
                CompletableFuture<?> first = runAtOnce(contested, arrived, refused);
                CompletableFuture<?> second = runAtOnce(contested, arrived, refused);
                CompletableFuture.allOf(first, second).get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static void awaitRefusal(CountDownLatch refused) {
        try {
            if (!refused.await(5, TimeUnit.SECONDS)) throw new InternalError("both threads run the loop");
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private CompletableFuture<Void> runAtOnce(EventLoop contested, AtomicInteger arrived, CountDownLatch refused) {
        return CompletableFuture.runAsync(
                () -> {
                    // A barrier would wake the two too far apart.
                    arrived.incrementAndGet();
                    while (arrived.get() < 2) Thread.onSpinWait();
                    try {
                        contested.runForever();
                    } catch (IllegalStateException running) {
                        refused.countDown();
                    }
                },
                threads);
    }

    @Test
    void stagesCompletedElsewhereResumeTheirTaskOnTheLoop() {
        Thread here = Thread.currentThread();
        for (int i = 0; i < 2_000; i++) {
            int value = i;
            CompletableFuture<Integer> stage = CompletableFuture.supplyAsync(() -> value, threads);
            Awaitable<Integer> awaitable = new Awaitable<>() {
                @Override
                public Object onAwait(Coroutine<?> waiter) {
                    return Coroutine.awaitStage(stage, waiter);
                }
            };
            assertThat(loop.runUntilComplete(async(() -> awaitable).peek(ignored -> {
                        assertThat(Thread.currentThread()).isSameAs(here);
                    })))
                    .isEqualTo(value);
        }
    }

    @Test
    void twoLoopsAwaitEachOthersFutures() throws Exception {
        try (EventLoop other = EventLoop.create()) {
            List<Future<Integer>> theirs = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) theirs.add(other.createFuture());
            Future<Integer> go = other.createFuture();
            Thread thread = new Thread(() -> {
                other.runUntilComplete(awaiting(go).peek(value -> {
                    for (Future<Integer> future : theirs) future.setResult(1);
                }));
            });
            thread.start();
            List<Task<Integer>> mine = new ArrayList<>();
            for (Future<Integer> future : theirs) mine.add(loop.createTask(awaiting(future)));
            loop.callSoon(() -> go.setResult(0));
            for (Task<Integer> task : mine)
                assertThat(loop.runUntilComplete(task)).isEqualTo(1);
            thread.join();
        }
    }
}
