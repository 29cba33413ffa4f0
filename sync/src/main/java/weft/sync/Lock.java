package weft.sync;

import static weft.Asyncio.await;
import static weft.Asyncio.done;

import weft.Coroutine;
import weft.Future;
import weft.annotations.Async;

/**
 * A mutual exclusion lock for tasks of one loop. Who waits gets it in the order of arrival, and nobody who comes later
 * takes it first. It has no owner: any task, or a callback, may release it; and it cannot be acquired twice by one
 * task.
 *
 * <pre>{@code
 * await(lock.with(() -> transfer(from, to)));
 * }</pre>
 *
 * <p>A thread is never blocked, so this can be held across an await, where a {@code synchronized} block cannot.
 *
 * <p>This is asyncio's {@code Lock}.
 */
public final class Lock extends ContextManager {
    private final WaitLine waiters = new WaitLine();
    private boolean locked;

    /** Makes a lock that is free. */
    public Lock() {}

    /** Tells whether somebody has the lock; asyncio's {@code locked()}. */
    public boolean isLocked() {
        return locked;
    }

    /**
     * Waits until the lock is free and it is this task's turn, and takes it. Does not yield to the loop if it is free.
     *
     * @return a coroutine that ends when the lock is held; it throws {@link IllegalStateException} on another loop than
     *     the one that used this first
     */
    @Async
    @Override
    public Coroutine<Void> acquire() {
        use("acquire");
        if (!locked && !waiters.hasLive()) {
            locked = true;
            return done();
        }
        WaitLine.Place place = waiters.join(newWaiter());
        try {
            try {
                await(place.future);
            } finally {
                waiters.leave(place);
            }
        } catch (Throwable error) {
            // This task may have been woken already: then the next one has to be, or nobody would take the free lock.
            if (!locked) wakeUpFirst();
            throw error;
        }
        locked = true;
        return done();
    }

    /**
     * Frees the lock and wakes the first that waits. That one takes the lock when it runs; until then {@link #isLocked}
     * is false, but nobody else gets it.
     *
     * @throws IllegalStateException if the lock is free
     */
    @Override
    public void release() {
        use("release");
        if (!locked) {
            throw new IllegalStateException("Lock is not acquired: call release() once for each await(acquire()), or"
                    + " leave both to await(lock.with(() -> ...))");
        }
        locked = false;
        wakeUpFirst();
    }

    private void wakeUpFirst() {
        Future<Void> first = waiters.first();
        // Done means that it is about to run, or was cancelled and will wake the next when it runs.
        if (first != null && !first.isDone()) first.setResult(null);
    }

    @Override
    public String toString() {
        return Text.of(this, locked ? "locked" : "unlocked", waiters.size());
    }
}
