package weft;

import java.util.function.Predicate;

/** Two or more waiters of one future, the newest first. Never changed, so that any thread may read it. */
final class WaiterList extends Waiter {
    private final Object newest;

    /** A list, a waiter or a task. */
    private final Object older;

    private final int size;

    WaiterList(Object newest, Object older) {
        this.newest = newest;
        this.older = older;
        this.size = 1 + (older instanceof WaiterList list ? list.size : 1);
    }

    /** Wakes in the order of registration. */
    @Override
    void wake(Future<?> done) {
        for (Object waiter : oldestFirst()) wake(waiter, done);
    }

    private Object[] oldestFirst() {
        Object[] waiters = new Object[size];
        Object rest = this;
        for (int i = size - 1; i > 0; i--) {
            WaiterList list = (WaiterList) rest;
            waiters[i] = list.newest;
            rest = list.older;
        }
        waiters[0] = rest;
        return waiters;
    }

    /** Returns the waiters that a future holds, null for none. */
    static Object[] oldestFirst(Object waiters) {
        if (waiters == null) return new Object[0];
        return waiters instanceof WaiterList list ? list.oldestFirst() : new Object[] {waiters};
    }

    /** Returns the waiters without those that match, as a future holds them. */
    static Object without(Object waiters, Predicate<Object> unwanted) {
        Object kept = null;
        for (Object waiter : oldestFirst(waiters)) {
            if (unwanted.test(waiter)) continue;
            kept = kept == null ? waiter : new WaiterList(waiter, kept);
        }
        return kept;
    }

    static int size(Object waiters) {
        if (waiters == null) return 0;
        return waiters instanceof WaiterList list ? list.size : 1;
    }
}
