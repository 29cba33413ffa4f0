package weft;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Tells when an object is collected. One daemon thread serves all of them; it starts with the first one, so programs in
 * which nothing goes wrong have none.
 */
abstract class Watched<T> extends WeakReference<T> {
    Watched(T object) {
        super(object, Queue.COLLECTED);
    }

    /** The object is gone. Called on the daemon thread, unless the reference was cleared before. */
    abstract void collected();

    private static final class Queue {
        private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();

        static {
            Thread thread = new Thread(null, Queue::serve, "weft-collected", 0, false);
            thread.setContextClassLoader(null);
            thread.setDaemon(true);
            thread.start();
        }

        private static void serve() {
            while (true) {
                try {
                    ((Watched<?>) COLLECTED.remove()).collected();
                } catch (Throwable ignored) {
                    // Neither an interrupt nor a logger that throws may end the reports of all loops.
                }
            }
        }
    }
}
