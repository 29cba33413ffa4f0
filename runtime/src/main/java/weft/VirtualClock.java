package weft;

/**
 * Time that jumps to the next timer as soon as nothing else is ready: a test of an hour's timeouts takes no time and
 * gives the same order of events each run.
 *
 * <pre>{@code
 * EventLoop loop = EventLoop.create(new VirtualClock());
 * loop.runUntilComplete(sleep(Duration.ofHours(1)));
 * }</pre>
 *
 * <p>With no timer set it waits for other threads in real time. While a timer is set it does not wait for them.
 */
public final class VirtualClock implements LoopClock {
    private final SystemClock waiting = new SystemClock();
    private volatile long now;

    /** Makes a clock that stands at 0. */
    public VirtualClock() {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void idle(long nanos) {
        if (nanos == FOREVER) waiting.idle(FOREVER);
        else advance(nanos);
    }

    @Override
    public void wakeup() {
        waiting.wakeup();
    }

    /** Moves the time on. Called on the loop's thread only, so nothing is lost between read and write. */
    private void advance(long nanos) {
        now = Nanos.after(now, nanos);
    }
}
