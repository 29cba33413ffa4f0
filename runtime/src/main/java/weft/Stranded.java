package weft;

/**
 * Suspensions without a loop that could not go on, since what they await was completed near the end of a stack, where
 * there is no room to call anything. Whoever asks next for a stage of such a method, starts one, or runs a loop has
 * them go on.
 */
final class Stranded {
    static final Object LOCK = new Object();

    /** The newest; the others by {@link Suspension#nextStranded}. Written under the lock. */
    static volatile Suspension newest;

    private Stranded() {}

    static void rescue() {
        if (newest == null) return;
        Suspension left;
        synchronized (LOCK) {
            left = newest;
            newest = null;
        }
        for (; left != null; left = left.nextStranded) left.register();
    }
}
