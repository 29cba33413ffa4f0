package weft;

/**
 * A callback that was given to {@link EventLoop#callLater} or {@link EventLoop#callAt}; asyncio's {@code TimerHandle}.
 */
public final class TimerHandle extends Handle implements Timer, Comparable<TimerHandle> {
    private final long when;

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
        if (!isCancelled()) loop.scheduler.timers.countCancelled(when);
        super.cancel();
    }

    /** Orders by deadline. */
    @Override
    public int compareTo(TimerHandle other) {
        return Long.compare(when, other.when);
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
