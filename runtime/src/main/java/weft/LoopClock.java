package weft;

/**
 * The clock of an {@link EventLoop} and its way to idle. Replace it to run a loop in virtual time (see
 * {@link VirtualClock}) or to wait for something else than the loop's own work. One clock serves one loop.
 */
public interface LoopClock {
    /** What {@link #idle} is given when only a {@link #wakeup} can end the wait. */
    long FOREVER = Long.MAX_VALUE;

    /** Returns the loop's time in nanoseconds, from any origin; it never goes back. Called on any thread. */
    long nanoTime();

    /**
     * Waits until the time has passed or {@link #wakeup} is called. A wakeup that came since the last wait makes it
     * return at once. It may return early. Called on the loop's thread, when nothing is ready.
     *
     * @param nanos how long to wait, positive; {@link #FOREVER} for no limit
     */
    void idle(long nanos);

    /** Ends the present {@link #idle}, or the next one. Called on any thread. */
    void wakeup();

    /** Makes a clock of real time. */
    static LoopClock system() {
        return new SystemClock();
    }
}
