package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the future if an executor does not run a job that it has taken; and what a job keeps alive. */
@Timeout(60)
class DroppedJobTest {
    private final EventLoop loop = EventLoop.create();
    private final CountDownLatch end = new CountDownLatch(1);
    private ThreadPoolExecutor pool;

    /** One thread, which is busy, and a queue of one. */
    private ThreadPoolExecutor busy(RejectedExecutionHandler policy) {
        pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), policy);
        pool.execute(() -> {
            try {
                end.await();
            } catch (InterruptedException shutDown) {
                Thread.currentThread().interrupt();
            }
        });
        return pool;
    }

    @AfterEach
    void close() {
        end.countDown();
        if (pool != null) pool.shutdownNow();
        loop.close();
    }

    private void assertDropped(Future<?> job) {
        assertThatThrownBy(() -> loop.runUntilComplete(job))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageMatching("the executor dropped the job weft\\.DroppedJobTest\\$\\$Lambda\\S+ before it ran:"
                        + " its RejectedExecutionHandler discarded it, or shutdownNow\\(\\) did; use a handler that"
                        + " throws, and cancel what shutdownNow\\(\\) returns");
    }

    @Test
    void whatShutdownNowReturnsCancelsTheFuture() {
        Future<String> job = loop.runInExecutor(busy(new ThreadPoolExecutor.AbortPolicy()), () -> "printed");
        List<Runnable> dropped = pool.shutdownNow();
        assertThat(dropped).hasSize(1);
        RunnableFuture<?> call = (RunnableFuture<?>) dropped.get(0);
        assertThat(call.isDone() || call.isCancelled()).isFalse();
        assertThat(call).hasToString(job.toString());
        call.cancel(false);
        assertThatThrownBy(() -> loop.runUntilComplete(job)).isInstanceOf(CancelledError.class);
        assertThat(call.isDone() && call.isCancelled()).isTrue();
        assertThatThrownBy(call::get).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> call.get(1, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void whatShutdownNowReturnsCanBeRunElsewhere() {
        Future<String> job = loop.runInExecutor(busy(new ThreadPoolExecutor.AbortPolicy()), () -> "printed");
        pool.shutdownNow().forEach(Runnable::run);
        assertThat(loop.runUntilComplete(job)).isEqualTo("printed");
    }

    @Test
    void aJobThatMakesRoomForANewerOneFails() {
        Future<String> older = loop.runInExecutor(busy(new ThreadPoolExecutor.DiscardOldestPolicy()), () -> "older");
        Future<String> newer = loop.runInExecutor(pool, () -> "newer");
        assertDropped(older);
        assertThat(newer.isDone()).isFalse();
        end.countDown();
        assertThat(loop.runUntilComplete(newer)).isEqualTo("newer");
    }

    @Test
    void aJobThatIsDiscardedFails() {
        Future<String> waits = loop.runInExecutor(busy(new ThreadPoolExecutor.DiscardPolicy()), () -> "waits");
        assertDropped(loop.runInExecutor(pool, () -> "discarded"));
        end.countDown();
        assertThat(loop.runUntilComplete(waits)).isEqualTo("waits");
    }

    @Test
    void aRejectionIsThrown() {
        loop.runInExecutor(busy(new ThreadPoolExecutor.AbortPolicy()), () -> "waits");
        assertThatThrownBy(() -> loop.runInExecutor(pool, () -> "rejected"))
                .isInstanceOf(RejectedExecutionException.class);
    }

    /** Of other executors nothing tells but the garbage collector. */
    @Test
    void aJobThatIsForgottenFails() {
        Future<String> job = loop.runInExecutor(forgotten -> {}, () -> "forgotten");
        while (!job.isDone()) {
            System.gc();
            Thread.onSpinWait();
        }
        assertDropped(job);
    }

    @Test
    void aJobIsNotForgottenWhileItRuns() {
        Executor threads = job -> new Thread(job).start();
        assertThat(loop.<Integer>runUntilComplete(loop.runInExecutor(threads, () -> {
                    for (int i = 0; i < 5; i++) System.gc();
                    return 1;
                })))
                .isEqualTo(1);
    }

    /** Returns what a function refers to that gives 1. */
    private WeakReference<Object> submit(Executor executor, List<Future<?>> futures) {
        Object captured = new Object();
        futures.add(loop.runInExecutor(executor, () -> captured.hashCode() * 0 + 1));
        return new WeakReference<>(captured);
    }

    private static void assertCollected(WeakReference<Object> object) {
        while (object.get() != null) {
            System.gc();
            Thread.onSpinWait();
        }
    }

    @Test
    void aResultDoesNotKeepTheFunction() {
        List<Future<?>> futures = new ArrayList<>();
        WeakReference<Object> captured = submit(Runnable::run, futures);
        assertCollected(captured);
        assertThat(futures.get(0).result()).isEqualTo(1);
    }

    @Test
    void aCancelledJobThatIsQueuedDoesNotKeepTheFunction() {
        Queue<Runnable> queue = new ArrayDeque<>();
        List<Future<?>> futures = new ArrayList<>();
        WeakReference<Object> captured = submit(queue::add, futures);
        futures.get(0).cancel();
        assertCollected(captured);
        queue.remove().run();
        assertThat(futures.get(0).isCancelled()).isTrue();
    }
}
