package weft.sync;

import static weft.Asyncio.await;
import static weft.Asyncio.done;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import weft.CancelledError;
import weft.Coroutine;
import weft.Future;
import weft.annotations.Async;

/**
 * A lock, and a place to wait for a change of what it protects. Several conditions may share a lock.
 *
 * <pre>{@code
 * await(condition.with(() -> condition.waitFor(() -> !orders.isEmpty())));
 * }</pre>
 *
 * <p>This is asyncio's {@code Condition}. Its {@code wait()} is {@link #waitUntilNotified} here, and its {@code notify}
 * and {@code notify_all} are {@link #notifyNext} and {@link #notifyEvery}, since {@link Object} has those names.
 */
public final class Condition extends ContextManager {
    private final Lock lock;
    /** Those that wait, and some that were cancelled. */
    private final WaitLine waiters = new WaitLine();

    /** How many were notified, and have not run yet. */
    private int woken;

    /** Makes a condition with a lock of its own. */
    public Condition() {
        this(new Lock());
    }

    /** Makes a condition on a lock that others may use, too. */
    public Condition(Lock lock) {
        this.lock = Objects.requireNonNull(lock, "lock");
    }

    /** {@link Lock#isLocked} of the lock. */
    public boolean isLocked() {
        return lock.isLocked();
    }

    /** {@link Lock#acquire} of the lock. */
    @Override
    public Coroutine<Void> acquire() {
        return lock.acquire();
    }

    /** {@link Lock#release} of the lock. */
    @Override
    public void release() {
        lock.release();
    }

    /**
     * Releases the lock, waits until notified, and acquires the lock again; asyncio's {@code wait()}. The lock is held
     * when this ends, however it ends: a cancellation that comes while it waits for the lock is thrown once it has it.
     *
     * <p>It may end without a reason, so call it in a loop that asks for the state, or use {@link #waitFor}.
     *
     * @return a coroutine that ends when the lock is held again; it throws {@link IllegalStateException} if the lock is
     *     not held, or on another loop than others waited on before
     */
    @Async
    public Coroutine<Void> waitUntilNotified() {
        use("waitUntilNotified");
        lock.use("isLocked");
        requireLocked("wait");
        Future<Void> waiter = newWaiter();
        release();
        try {
            try {
                WaitLine.Place place = waiters.join(waiter);
                try {
                    await(waiter);
                    return done();
                } finally {
                    if (waiter.isDone() && !waiter.isCancelled()) woken--;
                    else waiters.leave(place);
                }
            } finally {
                await(acquireAgain());
            }
        } catch (Throwable error) {
            // A notification may have been on its way to this task: somebody else must get it.
            wakeUp(1);
            throw error;
        }
    }

    /** Acquires the lock whatever cancellations come meanwhile, and throws the last of them. */
    @Async
    private Coroutine<Void> acquireAgain() {
        CancelledError cancelled = null;
        while (true) {
            try {
                await(acquire());
                break;
            } catch (CancelledError error) {
                cancelled = error;
            }
        }
        if (cancelled != null) throw cancelled;
        return done();
    }

    /**
     * Waits until a predicate is true, asking it now and after each notification; asyncio's {@code wait_for}.
     *
     * @param predicate asked while the lock is held
     * @return a coroutine that ends with the lock held and the predicate true
     */
    @Async
    public Coroutine<Void> waitFor(BooleanSupplier predicate) {
        while (!predicate.getAsBoolean()) await(waitUntilNotified());
        return done();
    }

    /** {@link #notifyNext(int)} of one task; asyncio's {@code notify()}. */
    public void notifyNext() {
        notifyNext(1);
    }

    /**
     * Wakes tasks that wait for this condition, those that have waited longest. They run on when they get the lock, so
     * the caller should release it; asyncio's {@code notify(n)}.
     *
     * @param n how many at most
     * @throws IllegalStateException if the lock is not held
     */
    public void notifyNext(int n) {
        use("notifyNext");
        lock.use("isLocked");
        requireLocked("notify");
        wakeUp(n);
    }

    /**
     * Wakes all tasks that wait for this condition; asyncio's {@code notify_all()}.
     *
     * @throws IllegalStateException if the lock is not held
     */
    public void notifyEvery() {
        notifyNext(waiters.size());
    }

    private void requireLocked(String what) {
        if (isLocked()) return;
        throw new IllegalStateException("cannot " + what + " on un-acquired lock: do it inside"
                + " await(condition.with(() -> ...)), or after await(condition.acquire())");
    }

    private void wakeUp(int n) {
        int left = n;
        while (left > 0 && !waiters.isEmpty()) {
            Future<Void> waiter = waiters.removeFirst();
            if (waiter.isDone()) continue;
            left--;
            woken++;
            waiter.setResult(null);
        }
    }

    @Override
    public String toString() {
        return Text.of(this, isLocked() ? "locked" : "unlocked", waiters.size() + woken);
    }
}
