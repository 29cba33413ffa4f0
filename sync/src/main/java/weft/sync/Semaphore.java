package weft.sync;

import static weft.Asyncio.await;
import static weft.Asyncio.done;

import java.util.ArrayDeque;
import weft.CancelledError;
import weft.Coroutine;
import weft.Future;
import weft.annotations.Async;

/**
 * A number of permits for tasks of one loop. Who waits gets one in the order of arrival, and nobody who comes later
 * takes it first.
 *
 * <pre>{@code
 * Semaphore atMostTen = new Semaphore(10);
 * String page = await(atMostTen.with(() -> fetch(url)));
 * }</pre>
 *
 * <p>This is asyncio's {@code Semaphore}.
 */
public class Semaphore extends ContextManager {
    private final ArrayDeque<Future<Void>> waiters = new ArrayDeque<>(2);
    private int value;

    /** Makes a semaphore with one permit. */
    public Semaphore() {
        this(1);
    }

    /**
     * Makes a semaphore.
     *
     * @param value the number of permits
     * @throws IllegalArgumentException if it is negative
     */
    public Semaphore(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("Semaphore initial value must be >= 0, and is " + value
                    + "; 0 means that the first release() makes" + " the first permit");
        }
        this.value = value;
    }

    /** Tells whether {@link #acquire} would wait: no permit is left, or others wait; asyncio's {@code locked()}. */
    public boolean isLocked() {
        return value == 0 || !allCancelled();
    }

    private boolean allCancelled() {
        if (waiters.isEmpty()) return true;
        for (Future<Void> waiter : waiters) {
            if (!waiter.isCancelled()) return false;
        }
        return true;
    }

    /**
     * Waits for a permit and takes it. Does not yield to the loop if there is one.
     *
     * @return a coroutine that ends when the permit is held; it throws {@link IllegalStateException} if it would have
     *     to wait on another loop than others did before
     */
    @Async
    @Override
    public Coroutine<Void> acquire() {
        if (!isLocked()) {
            value--;
            return done();
        }
        Future<Void> waiter = newWaiter();
        waiters.add(waiter);
        try {
            try {
                await(waiter);
            } finally {
                waiters.remove(waiter);
            }
        } catch (CancelledError cancelled) {
            // Whoever woke this task has taken the permit for it, which it will not use.
            if (waiter.isDone() && !waiter.isCancelled()) value++;
            throw cancelled;
        } finally {
            // Who came meanwhile had to wait behind this task even if there were permits.
            while (value > 0 && wakeUpNext()) continue;
        }
        return done();
    }

    /** Gives a permit back, to the first that waits if there is one. */
    @Override
    public void release() {
        value++;
        wakeUpNext();
    }

    /** Gives a permit to the first that waits and was not woken or cancelled, if there is one. */
    private boolean wakeUpNext() {
        for (Future<Void> waiter : waiters) {
            if (waiter.isDone()) continue;
            value--;
            waiter.setResult(null);
            return true;
        }
        return false;
    }

    /** How many permits are left. */
    final int value() {
        return value;
    }

    @Override
    public String toString() {
        return Text.of(this, isLocked() ? "locked" : "unlocked, value:" + value, waiters);
    }
}
