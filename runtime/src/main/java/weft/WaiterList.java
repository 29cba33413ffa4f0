package weft;

import java.util.function.Consumer;

/**
 * Two or more waiters of one future on its loop, the newest first. While the future is pending its links are never
 * changed, so that any thread may read it. To wake it is turned round in place, so that waking allocates nothing, and
 * can go on where an error ended it.
 */
final class WaiterList {
    /** Null once this is turned round: it is done before the rest. */
    private Object older;

    private final Object waiter;

    private final int size;

    /** About how many of these were taken back. Belongs to the loop's thread. */
    private int dead;

    /** The next one to be woken behind this, once this is turned round. */
    private WaiterList newer;

    WaiterList(Object newest, Object older) {
        this.waiter = newest;
        this.older = older;
        boolean first = !(older instanceof WaiterList);
        this.size = first ? 2 : ((WaiterList) older).size + 1;
        this.dead = first ? 0 : ((WaiterList) older).dead;
    }

    /**
     * Counts waiters that were taken back, and drops all such once they may be half of the list: so that one costs the
     * same however many there are.
     *
     * @return what the future holds from now on
     */
    static Object withDead(Object waiters, int more) {
        if (!(waiters instanceof WaiterList list)) return without(waiters, Waiter.TAKEN_BACK);
        list.dead += more;
        if (list.dead < list.size / 2) return list;
        list.dead = 0;
        return without(list, Waiter.TAKEN_BACK);
    }

    /** Takes back callbacks of a function, at most some of them, the newest first. Returns how many. */
    static int takeBack(Object waiters, Consumer<?> function, int most) {
        int taken = 0;
        Object at = waiters;
        for (; taken < most && at instanceof WaiterList list; at = list.older)
            if (Callback.takeBack(list.waiter, function)) taken++;
        return taken < most && Callback.takeBack(at, function) ? taken + 1 : taken;
    }

    /**
     * Returns the oldest part, with the oldest waiter of all as what is older, and from there on to the newest. Has no
     * effect if this is turned round already. Calls nothing, so that no error can come in between.
     */
    WaiterList turnedRound() {
        if (!(older instanceof WaiterList)) return this;
        WaiterList turned = null;
        WaiterList at = this;
        while (true) {
            Object next = at.older;
            at.newer = turned;
            turned = at;
            if (!(next instanceof WaiterList list)) return turned;
            at.older = null;
            at = list;
        }
    }

    /**
     * Wakes who is here, once this is turned round; if that throws it can be called again.
     *
     * @return who comes next, or null
     */
    WaiterList wake(Future<?> done) {
        Object oldest = older;
        if (oldest != null) {
            Waiter.wake(oldest, done, null);
            older = null;
        }
        Waiter.wake(waiter, done, null);
        return newer;
    }

    Object newest() {
        return waiter;
    }

    /** Returns a list, or the oldest waiter. */
    Object older() {
        return older;
    }

    /** Returns how many waiters a future holds. */
    static int size(Object waiters) {
        if (waiters == null) return 0;
        int size = 1;
        for (Object at = waiters; at instanceof WaiterList list; at = list.older) size++;
        return size;
    }

    /** Returns the waiters that a future holds, null for none. */
    static Object[] oldestFirst(Object waiters) {
        Object[] all = new Object[size(waiters)];
        Object at = waiters;
        for (int i = all.length - 1; i > 0 && at instanceof WaiterList list; i--) {
            all[i] = list.waiter;
            at = list.older;
        }
        if (all.length > 0) all[0] = at;
        return all;
    }

    /** Returns the waiters without those that match, as a future holds them; the same object if none does. */
    static Object without(Object waiters, Object unwanted) {
        Object kept = null;
        boolean found = false;
        for (Object waiter : oldestFirst(waiters)) {
            if (Waiter.matches(waiter, unwanted)) found = true;
            else kept = kept == null ? waiter : new WaiterList(waiter, kept);
        }
        return found ? kept : waiters;
    }
}
