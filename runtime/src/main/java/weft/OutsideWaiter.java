package weft;

import java.util.function.Consumer;

/**
 * Who waits for a {@link Future} elsewhere than on its loop: a list, the newest first, that the future holds in place
 * of a state while it is pending. Any thread may read it. It is never changed but by the one that has completed the
 * future and took the list out with that: so waking allocates nothing, since each of these is the message to its loop,
 * too.
 */
final class OutsideWaiter extends Inbox.Node {
    final OutsideWaiter older;
    private final int size;

    /** About how many of these were taken back: threads may count at once. */
    private int dead;

    OutsideWaiter(Object waiter, OutsideWaiter older) {
        super(waiter);
        this.older = older;
        this.size = older == null ? 1 : older.size + 1;
        this.dead = older == null ? 0 : older.dead;
    }

    /** Counts waiters that were taken back. Returns whether they may be half of the list, and are to be dropped. */
    boolean addDead(int more) {
        dead += more;
        if (dead < size / 2) return false;
        dead = 0;
        return true;
    }

    /** As {@link WaiterList#takeBack}. */
    static int takeBack(OutsideWaiter newest, Consumer<?> function, int most) {
        int taken = 0;
        for (OutsideWaiter at = newest; taken < most && at != null; at = at.older)
            if (Callback.takeBack(at.entry, function)) taken++;
        return taken;
    }

    /** Wakes all, in the order of registration. One that throws does not take the others with it. */
    static void wakeAll(OutsideWaiter newest, Future<?> done) {
        Inbox.Node oldestFirst = null;
        for (OutsideWaiter at = newest; at != null; at = at.older) {
            at.next = oldestFirst;
            oldestFirst = at;
        }
        for (Inbox.Node at = oldestFirst; at != null; ) {
            Inbox.Node newer = at.next;
            at.next = at; // not sent
            wake(at, done);
            at = newer;
        }
    }

    private static void wake(Inbox.Node waiter, Future<?> done) {
        try {
            Waiter.wake(waiter.entry, done, waiter);
        } catch (Throwable first) {
            // For a moment there was no memory or no stack. What it does itself it does once, however often it is
            // called.
            if (waiter.next == waiter) Waiter.wake(waiter.entry, done, waiter);
        }
    }

    /** Returns the list without a waiter, or with those that match an object's own rule; the same if none does. */
    static OutsideWaiter without(OutsideWaiter newest, Object unwanted) {
        OutsideWaiter last = null;
        for (OutsideWaiter at = newest; at != null; at = at.older) if (Waiter.matches(at.entry, unwanted)) last = at;
        return last == null ? newest : without(newest, last, unwanted);
    }

    /** Behind the last one that goes the list can be shared. */
    private static OutsideWaiter without(OutsideWaiter newest, OutsideWaiter last, Object unwanted) {
        OutsideWaiter kept = null;
        for (OutsideWaiter at = newest; at != last; at = at.older) {
            if (!Waiter.matches(at.entry, unwanted)) kept = new OutsideWaiter(at.entry, kept);
        }
        OutsideWaiter all = last.older;
        for (; kept != null; kept = kept.older) all = new OutsideWaiter(kept.entry, all);
        return all;
    }
}
