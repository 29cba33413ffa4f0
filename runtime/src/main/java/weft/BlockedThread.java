package weft;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread outside the loop that waits for a future: the border to {@code java.util.concurrent}. */
final class BlockedThread extends Waiter {
    private final CountDownLatch done = new CountDownLatch(1);

    private BlockedThread() {}

    @Override
    void wake(Future<?> future, Inbox.Node message) {
        // It is about to look: a loop that is closed before it does has nothing to report.
        future.markRetrieved();
        done.countDown();
    }

    static void await(Future<?> future) throws InterruptedException {
        if (future.isDone()) return;
        BlockedThread blocked = block(future);
        try {
            blocked.done.await();
        } finally {
            future.removeOutside(blocked);
        }
    }

    static void await(Future<?> future, long nanos) throws InterruptedException, TimeoutException {
        if (future.isDone()) return;
        BlockedThread blocked = block(future);
        boolean inTime;
        try {
            inTime = blocked.done.await(nanos, TimeUnit.NANOSECONDS);
        } finally {
            future.removeOutside(blocked);
        }
        if (!inTime) throw new TimeoutException(future + " was not done in time");
    }

    static IllegalStateException wouldWaitForItself() {
        return new IllegalStateException("get() or join() on the thread of the event loop would wait for itself:"
                + " write await(future) in an @Async method, or block another thread");
    }

    private static BlockedThread block(Future<?> future) {
        if (future.loop != null && future.loop.isOwnThread()) {
            throw wouldWaitForItself();
        }
        BlockedThread blocked = new BlockedThread();
        future.addOutside(blocked);
        return blocked;
    }

    /** The result of a done future, with the exceptions that {@code java.util.concurrent} knows. */
    static <T> T result(Future<T> future) throws ExecutionException {
        if (future.isCancelled()) throw cancellation(future.makeCancelledError());
        Throwable exception = future.exception();
        if (exception instanceof CancelledError error) throw cancellation(error);
        if (exception != null) throw new ExecutionException(exception);
        return future.result();
    }

    static CancellationException cancellation(CancelledError error) {
        CancellationException cancellation = new CancellationException(error.getMessage());
        cancellation.initCause(error);
        return cancellation;
    }
}
