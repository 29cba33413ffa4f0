package weft;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The pool that a loop runs blocking calls in; made at the first call. */
final class DefaultExecutor {
    private static final AtomicLong LAST_THREAD = new AtomicLong();

    /** The one that is used, and last in {@link #owned}. */
    private ExecutorService executor;

    /** The executors to shut down. Replaced ones are kept, since jobs may still be submitted to them. */
    private final List<ExecutorService> owned = new ArrayList<>();

    private boolean shutdown;

    synchronized ExecutorService get() {
        if (shutdown)
            throw new IllegalStateException("Executor shutdown has been called: the default executor is gone; give"
                    + " runInExecutor an executor of your own");
        if (executor == null) set(pool());
        return executor;
    }

    synchronized void set(ExecutorService replacement) {
        executor = replacement;
        for (ExecutorService known : owned) if (known == replacement) return;
        owned.add(replacement);
    }

    /** Takes no more work; returns what is left to wait for. */
    List<ExecutorService> shutdown() {
        List<ExecutorService> ended = takeOwned();
        for (ExecutorService each : ended) each.shutdown();
        return ended;
    }

    private synchronized List<ExecutorService> takeOwned() {
        shutdown = true;
        executor = null;
        List<ExecutorService> taken = List.copyOf(owned);
        owned.clear();
        return taken;
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
            List<ExecutorService> left = owner.shutdown();
            if (left.isEmpty()) return null;
            Future<Void> terminated = loop.createFuture();
            daemon(() -> terminate(left, terminated)).start();
            return terminated.onAwait(this);
        }

        private void terminate(List<ExecutorService> left, Future<Void> terminated) {
            try {
                long begun = System.nanoTime();
                long nanos = limit == null ? Long.MAX_VALUE : Nanos.of(limit);
                boolean inTime = true;
                for (ExecutorService each : left) {
                    long rest = limit == null ? nanos : nanos - (System.nanoTime() - begun);
                    inTime &= each.awaitTermination(rest, TimeUnit.NANOSECONDS);
                }
                if (!inTime) {
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
