package weft.sync;

import static weft.Asyncio.await;
import static weft.Asyncio.done;

import weft.Coroutine;
import weft.Future;
import weft.annotations.Async;

/**
 * A flag that tasks of one loop wait for.
 *
 * <p>This is asyncio's {@code Event}. Its {@code wait()} is {@link #waitUntilSet} here, since {@link Object#wait()} has
 * that name.
 */
public final class Event extends LoopBound {
    private final WaitLine waiters = new WaitLine();
    private boolean value;

    /** How many left the line by {@link #set}, and have not run yet. */
    private int woken;

    /** Makes an event that is not set. */
    public Event() {}

    /** Tells whether the flag is set. */
    public boolean isSet() {
        return value;
    }

    /** Sets the flag and wakes all that wait, also if {@link #clear} is called before they run. */
    public void set() {
        use("set");
        if (value) return;
        value = true;
        while (!waiters.isEmpty()) {
            Future<Void> waiter = waiters.removeFirst();
            woken++;
            if (!waiter.isDone()) waiter.setResult(null);
        }
    }

    /** Takes the flag back: who waits from now on waits for the next {@link #set}. */
    public void clear() {
        use("clear");
        value = false;
    }

    /**
     * Waits until the flag is set; asyncio's {@code wait()}. Does not yield to the loop if it is.
     *
     * @return a coroutine that ends when the flag was set; it throws {@link IllegalStateException} on another loop than
     *     the one that used this first
     */
    @Async
    public Coroutine<Void> waitUntilSet() {
        use("waitUntilSet");
        if (value) return done();
        WaitLine.Place place = waiters.join(newWaiter());
        try {
            await(place.future);
            return done();
        } finally {
            if (place.hasLeft()) woken--;
            else waiters.leave(place);
        }
    }

    @Override
    public String toString() {
        return Text.of(this, value ? "set" : "unset", waiters.size() + woken);
    }
}
