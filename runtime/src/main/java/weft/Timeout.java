package weft;

import java.time.Duration;
import java.util.Locale;

/**
 * {@code asyncio.timeout}: rules M1 to M10. Between {@link #enter} and {@link #exit} the deadline cancels the task that
 * entered; {@code exit} tells that cancellation from one that came from elsewhere, by the task's count of requests.
 */
final class Timeout {
    private enum State {
        CREATED,
        ENTERED,
        EXPIRING,
        EXPIRED,
        EXITED
    }

    private final EventLoop loop;
    private final Duration delay;
    private final long deadline;
    private State state = State.CREATED;
    private Task<?> task;
    private int cancellingAtEntry;
    private Handle handle;

    /** Starts to count at once; null is no deadline. */
    Timeout(Duration delay) {
        this.loop = ThreadState.current().requireLoop("a timeout");
        this.delay = delay;
        this.deadline = delay == null ? LoopClock.FOREVER : after(loop.time(), delay);
    }

    private static long after(long now, Duration delay) {
        long deadline = now + EventLoop.nanos(delay);
        return delay.isNegative() || deadline >= now ? deadline : LoopClock.FOREVER;
    }

    void enter() {
        task = Task.current();
        if (task == null) throw new IllegalStateException("a timeout needs a task to cancel: use it in a coroutine");
        state = State.ENTERED;
        cancellingAtEntry = task.cancelling();
        if (deadline == LoopClock.FOREVER) return;
        handle = deadline <= loop.time() ? loop.callSoon(this::expire) : loop.callAt(deadline, this::expire);
    }

    private void expire() {
        handle = null;
        task.cancel();
        state = State.EXPIRING;
    }

    /**
     * Disarms the deadline.
     *
     * @param thrown what leaves the block, or null
     * @return what is to leave it instead: a {@link TimeoutError} or {@code thrown} itself
     */
    Throwable exit(Throwable thrown) {
        if (handle != null) handle.cancel();
        handle = null;
        if (state != State.EXPIRING) {
            state = State.EXITED;
            return thrown;
        }
        state = State.EXPIRED;
        boolean ours = task.uncancel() <= cancellingAtEntry;
        return ours && thrown instanceof CancelledError ? timeoutError(delay, thrown) : thrown;
    }

    static TimeoutError timeoutError(Duration delay, Throwable cause) {
        String seconds = delay.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        return new TimeoutError("not done within " + seconds, cause);
    }
}
