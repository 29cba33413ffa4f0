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

    /** Takes no more work; returns what is left to wait for. What an executor throws is reported to the loop. */
    List<ExecutorService> shutdown(EventLoop loop) {
        List<ExecutorService> ended = new ArrayList<>();
        for (ExecutorService each : takeOwned()) if (ends(each, loop)) ended.add(each);
        return ended;
    }

    /** Shuts an executor down. False if its owner is somebody else, as a container, who does not let it end. */
    private static boolean ends(ExecutorService executor, EventLoop loop) {
        try {
            executor.shutdown();
            return executor.isShutdown();
        } catch (IllegalStateException | UnsupportedOperationException | SecurityException managed) {
            return false;
        } catch (Throwable failure) {
            report("Exception in shutdown() of a default executor", failure, loop);
            return false;
        }
    }

    private static void report(String message, Throwable exception, EventLoop loop) {
        ErrorReporter.tell(loop, new ExceptionContext(message, exception));
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
            List<ExecutorService> left = owner.shutdown(loop);
            if (left.isEmpty()) return null;
            Future<Void> terminated = loop.createFuture();
            try {
                daemon(() -> terminate(left, terminated)).start();
            } catch (Throwable noThread) {
                report("no thread could be started to wait for the default executor", noThread, loop);
                return null;
            }
            return terminated.onAwait(this);
        }

        private void terminate(List<ExecutorService> left, Future<Void> terminated) {
            try {
                boolean inTime = true;
                long begun = System.nanoTime();
                for (ExecutorService each : left) inTime &= terminate(each, begun);
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

        private boolean terminate(ExecutorService executor, long begun) throws InterruptedException {
            long nanos = limit == null ? Long.MAX_VALUE : Nanos.of(limit) - (System.nanoTime() - begun);
            try {
                return executor.awaitTermination(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException givenUp) {
                throw givenUp;
            } catch (Throwable failure) {
                report("Exception in awaitTermination() of a default executor", failure, loop);
                return true;
            }
        }

        @Override
        protected String name() {
            return "EventLoop.shutdownDefaultExecutor";
        }
    }
}
