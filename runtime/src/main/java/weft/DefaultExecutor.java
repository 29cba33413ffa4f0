package weft;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The pool that a loop runs blocking calls in; made at the first call. */
final class DefaultExecutor {
    private static final AtomicLong LAST_THREAD = new AtomicLong();

    private ExecutorService executor;
    private boolean shutdown;

    synchronized ExecutorService get() {
        if (shutdown)
            throw new IllegalStateException("Executor shutdown has been called: the default executor is gone; give"
                    + " runInExecutor an executor of your own");
        if (executor == null) executor = pool();
        return executor;
    }

    synchronized void set(ExecutorService replacement) {
        executor = replacement;
    }

    /** Takes no more work; returns what is left to wait for, or null. */
    synchronized ExecutorService shutdown() {
        shutdown = true;
        ExecutorService present = executor;
        executor = null;
        if (present != null) present.shutdown();
        return present;
    }

    /** As many daemon threads as asyncio's pool has, which end when they are idle. */
    private static ExecutorService pool() {
        int size = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DefaultExecutor::daemon);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "weft-executor-" + LAST_THREAD.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Waits, in a thread of its own, for the work that was submitted. */
    static final class Shutdown extends Coroutine<Void> {
        private final EventLoop loop;
        private final DefaultExecutor owner;
        private final Duration limit;
        private boolean started;

        Shutdown(EventLoop loop, DefaultExecutor owner, Duration limit) {
            this.loop = loop;
            this.owner = owner;
            this.limit = limit;
        }

        @Override
        protected Object step() {
            if (started) return resumption();
            started = true;
            ExecutorService left = owner.shutdown();
            if (left == null) return null;
            Future<Void> terminated = loop.createFuture();
            daemon(() -> terminate(left, terminated)).start();
            return terminated.onAwait(this);
        }

        private void terminate(ExecutorService left, Future<Void> terminated) {
            try {
                long nanos = limit == null ? Long.MAX_VALUE : Nanos.of(limit);
                if (!left.awaitTermination(nanos, TimeUnit.NANOSECONDS)) {
                    System.getLogger("weft")
                            .log(Level.WARNING, "the default executor did not finish its work within " + limit);
                }
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            } finally {
                terminated.trySucceed(null);
            }
        }

        @Override
        protected String name() {
            return "EventLoop.shutdownDefaultExecutor";
        }
    }
}
