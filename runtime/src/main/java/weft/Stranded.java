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

    /**
     * Whether this has ever happened. The JDK's own stages lose a dependent if the stack ends in their code; so from
     * then on who asks for a stage looks whether what that awaits is done.
     */
    static volatile boolean ever;

    private Stranded() {}

    /** Takes back the one that was kept to have everything resolved. */
    static void forget() {
        newest = null;
        ever = false;
    }

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
