package weft.asyncio.acs;

import java.time.Duration;
import weft.CancelledError;
import weft.EventLoop;
import weft.Handle;
import weft.Task;
import weft.TimeoutError;

/** asyncio's Timeout, on Weft's public API. */
final class Deadline {
    private enum State {
        ENTERED,
        EXPIRING,
        EXPIRED,
        EXITED
    }

    private final EventLoop loop = EventLoop.running();
    private final Task<?> task = Task.current();
    private final int cancelling = task.cancelling();
    private State state = State.ENTERED;
    private Handle handle;

    /** Enters at once. */
    Deadline(Duration delay) {
        reschedule(delay);
    }

    void reschedule(Duration delay) {
        if (state != State.ENTERED) throw new IllegalStateException("cannot change a timeout that is " + state);
        if (handle != null) handle.cancel();
        handle = null;
        if (delay == null) return;
        boolean past = delay.isZero() || delay.isNegative();
        handle = past ? loop.callSoon(this::expire) : loop.callLater(delay, this::expire);
    }

    private void expire() {
        handle = null;
        task.cancel();
        state = State.EXPIRING;
    }

    boolean isExpired() {
        return state == State.EXPIRING || state == State.EXPIRED;
    }

    /** What leaves the block. */
    Throwable exit(Throwable thrown) {
        if (handle != null) handle.cancel();
        handle = null;
        if (state != State.EXPIRING) {
            state = State.EXITED;
            return thrown;
        }
        state = State.EXPIRED;
        boolean ours = task.uncancel() <= cancelling;
        return ours && thrown instanceof CancelledError ? new TimeoutError("expired", thrown) : thrown;
    }
}
