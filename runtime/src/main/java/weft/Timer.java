package weft;

/** What waits in a {@link TimerQueue} for its time: a {@link TimerHandle} or a {@link Sleep}. */
interface Timer {
    /** Tells whether it has nothing to do any more. */
    boolean isCancelled();
}
