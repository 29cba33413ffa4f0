package weft;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells when an object is collected. One daemon thread serves all of them, while there are any: a thread that stayed
 * would keep the class loader of this library.
 */
abstract class Watched<T> extends WeakReference<T> {
    /*
     * ALL      what is watched; any thread adds and removes
     * SERVED   whether there is a thread; changed by compare-and-set from false, set back by that thread
     *
     *   a thread that watches    1. adds to ALL           2. reads SERVED, and if it is false starts the thread
     *   the daemon thread        a. sets SERVED to false  b. looks at ALL again, and goes on if it is not empty
     *
     * So what is added is served: either 2 comes after a, or b sees it. If the thread cannot be started SERVED is false
     * again, and the next one that is watched tries again.
     */

    /** Each reference is its own key. Holds the references, not the objects. */
    static final Map<Object, Watched<?>> ALL = new ConcurrentHashMap<>();

    private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();
    private static final AtomicBoolean SERVED = new AtomicBoolean();
    private static final int PERIOD_MILLIS = 500;

    Watched(T object) {
        super(object, COLLECTED);
    }

    /** The object is gone, and this is watched no more. Called on the daemon thread. */
    abstract void collected();

    /** Has {@link #collected} called, unless {@link #forget} comes first. */
    final void watch() {
        ALL.put(this, this);
        if (SERVED.get() || !SERVED.compareAndSet(false, true)) return;
        try {
            DaemonThread.start("weft-collected", new Service());
        } catch (Throwable noThread) {
            SERVED.set(false);
        }
    }

    /** Returns whether this was watched until now. */
    boolean forget() {
        clear();
        return ALL.remove(this) != null;
    }

    private static final class Service implements Runnable {
        private long aged = System.nanoTime();

        @Override
        public void run() {
            do {
                while (serve()) {}
                SERVED.set(false);
            } while (!ALL.isEmpty() && SERVED.compareAndSet(false, true));
        }

        /**
         * Returns false if there is nothing to wait for. Whatever is thrown must not change that: an interrupt, a
         * logger that throws, a class loader that is closed and has no more classes.
         */
        private boolean serve() {
            try {
                Reference<?> next = COLLECTED.remove(PERIOD_MILLIS);
                if (next != null && ALL.remove(next) != null) ((Watched<?>) next).collected();
                if (System.nanoTime() - aged >= TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS)) age();
            } catch (Throwable ignored) {
                // The reports of all loops have to go on.
            }
            return !ALL.isEmpty();
        }

        private void age() {
            aged = System.nanoTime();
            Unseen.age();
        }
    }
}
