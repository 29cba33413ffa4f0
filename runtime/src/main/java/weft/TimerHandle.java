package weft;

/**
 * A callback that was given to {@link EventLoop#callLater} or {@link EventLoop#callAt}; asyncio's {@code TimerHandle}.
 */
public final class TimerHandle extends Handle implements Comparable<TimerHandle> {
    private final long when;

    /** Set when queued: timers of one deadline fire in this order. */
    long sequence;

    /** The queue that waits for the deadline; null before and after. */
    TimerQueue queue;

    TimerHandle(EventLoop loop, long when, Runnable callback, Context context) {
        super(loop, callback, context);
        this.when = when;
    }

    /** Returns the deadline, in nanoseconds of {@link EventLoop#time}. */
    public long when() {
        return when;
    }

    @Override
    public void cancel() {
        if (!isCancelled() && queue != null) queue.countCancelled();
        super.cancel();
    }

    /** Orders by deadline, then by the order in which they were set. */
    @Override
    public int compareTo(TimerHandle other) {
        int order = Long.compare(when, other.when);
        return order != 0 ? order : Long.compare(sequence, other.sequence);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
