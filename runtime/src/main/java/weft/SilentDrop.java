package weft;

import java.lang.ref.Reference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks for a call in the queue of a thread pool that discards calls without a word. A call that is not in the queue,
 * and has not begun some time later either, was discarded. Of other executors that is known only when the call is
 * collected: see {@link ExecutorJob}.
 */
final class SilentDrop implements Runnable {
    private static final long FIRST_LOOK_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    /** A thread that has taken a call from the queue begins it sooner. */
    private static final long LEAST_ABSENCE_MILLIS = 400;

    private final ThreadPoolExecutor pool;
    private final Reference<ExecutorJob.Call<?>> sought;

    /** Before the next look. Doubles, so that calls that wait for long cost little. */
    private long pauseMillis = FIRST_LOOK_MILLIS;

    private boolean absent;

    private SilentDrop(ThreadPoolExecutor pool, Reference<ExecutorJob.Call<?>> sought) {
        this.pool = pool;
        this.sought = sought;
    }

    static void lookFor(ExecutorJob.Call<?> call, Executor executor) {
        // A subclass may queue another object in place of the call.
        if (executor.getClass() != ThreadPoolExecutor.class) return;
        ThreadPoolExecutor pool = (ThreadPoolExecutor) executor;
        Object policy = pool.getRejectedExecutionHandler();
        boolean discards = policy instanceof ThreadPoolExecutor.DiscardPolicy
                || policy instanceof ThreadPoolExecutor.DiscardOldestPolicy;
        if (discards && call.isWaiting()) new SilentDrop(pool, call.weak()).lookAfter(FIRST_LOOK_MILLIS);
    }

    private void lookAfter(long millis) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(this);
    }

    @Override
    public void run() {
        ExecutorJob.Call<?> call = sought.get();
        if (call == null || !call.isWaiting()) return;
        if (pool.getQueue().contains(call)) {
            absent = false;
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            lookAfter(pauseMillis);
        } else if (absent) {
            call.dropped();
        } else {
            absent = true;
            lookAfter(LEAST_ABSENCE_MILLIS);
        }
    }
}
