package weft.sync;

import static weft.Asyncio.await;
import static weft.Asyncio.done;

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
    /** Those that wait, and some that were cancelled. */
    private final WaitLine waiters = new WaitLine();

    private long value;

    /**
     * The number of waiters that have a permit and have not run yet. They are not in the line, but no task may pass
     * them.
     */
    private int woken;

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
        return value == 0 || woken > 0 || waiters.hasLive();
    }

    /**
     * Waits for a permit and takes it. Does not yield to the loop if there is one.
     *
     * @return a coroutine that ends when the permit is held; it throws {@link IllegalStateException} on another loop
     *     than the one that used this first
     */
    @Async
    @Override
    public Coroutine<Void> acquire() {
        use("acquire");
        if (!isLocked()) {
            value--;
            return done();
        }
        WaitLine.Place place = waiters.join(newWaiter());
        try {
            try {
                await(place.future);
            } finally {
                if (isWoken(place.future)) woken--;
                else waiters.leave(place);
            }
        } catch (Throwable error) {
            // Whoever woke this task has taken the permit for it, which it will not use.
            if (isWoken(place.future)) value++;
            throw error;
        } finally {
            // Who came meanwhile had to wait behind this task even if there were permits.
            while (value > 0 && wakeUpNext()) continue;
        }
        return done();
    }

    /** Gives a permit back, to the first that waits if there is one. */
    @Override
    public void release() {
        use("release");
        value++;
        wakeUpNext();
    }

    private static boolean isWoken(Future<Void> waiter) {
        return waiter.isDone() && !waiter.isCancelled();
    }

    /** Gives a permit to the first that waits and was not cancelled, if there is one. */
    private boolean wakeUpNext() {
        while (!waiters.isEmpty()) {
            Future<Void> waiter = waiters.removeFirst();
            if (waiter.isDone()) continue;
            value--;
            woken++;
            waiter.setResult(null);
            return true;
        }
        return false;
    }

    /** How many permits are left. */
    final long value() {
        return value;
    }

    @Override
    public String toString() {
        return Text.of(this, isLocked() ? "locked" : "unlocked, value:" + value, waiters.size() + woken);
    }
}
