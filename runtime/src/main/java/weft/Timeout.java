package weft;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A time limit for a block: at the deadline the task that runs the block is cancelled, and the {@link CancelledError}
 * with which the block then ends becomes a {@link TimeoutError}. A request to cancel that comes from elsewhere stays a
 * CancelledError. The limit can be moved while the block runs.
 *
 * <pre>{@code
 * Timeout timeout = timeout(Duration.ofSeconds(10));
 * await(timeout.run(() -> download(timeout)));        // download calls timeout.reschedule(...) as it gets on
 * }</pre>
 *
 * <p>{@link Asyncio#timeout} and {@link Asyncio#timeoutAt} make one; {@link Asyncio#withTimeout} is shorter where the
 * limit stays. It is used for one block, on its loop's thread.
 *
 * <p>This is asyncio's {@code Timeout}; {@link #run} is its {@code async with}.
 */
public final class Timeout {
    private enum State {
        CREATED,
        ACTIVE,
        EXPIRING,
        EXPIRED,
        FINISHED;

        private final String text = name().toLowerCase(Locale.ROOT);
    }

    private final EventLoop loop;
    private final long madeAt;

    /** {@link LoopClock#FOREVER} for none. */
    private long deadline;

    private State state = State.CREATED;
    private Task<?> task;
    private int cancellingAtEntry;
    private Handle handle;

    private Timeout(EventLoop loop) {
        this.loop = loop;
        this.madeAt = loop.time();
    }

    /** Starts to count at once; null is no deadline. */
    static Timeout after(Duration delay) {
        Timeout timeout = new Timeout(ThreadState.current().requireLoop("a timeout"));
        timeout.deadline = after(timeout.madeAt, delay);
        return timeout;
    }

    static Timeout at(long when) {
        Timeout timeout = new Timeout(ThreadState.current().requireLoop("a timeout"));
        timeout.deadline = when;
        return timeout;
    }

    private static long after(long now, Duration delay) {
        return delay == null ? LoopClock.FOREVER : Nanos.after(now, Nanos.of(delay));
    }

    /**
     * Runs a block under this limit, in the task that awaits the result.
     *
     * @param block called when the returned coroutine is awaited; what it returns is awaited under the limit
     * @return a coroutine of the block's result. It throws {@link TimeoutError} if the limit cut the block short, with
     *     the block's {@link CancelledError} as cause, and else what the block throws: the same object, checked or not.
     *     It throws {@link IllegalStateException} if this timeout was used before
     */
    public <T> Coroutine<T> run(AsyncCallable<T> block) {
        return new WaitFor<>(this, new CallCoroutine<>(block));
    }

    /**
     * Returns the deadline; asyncio's {@code when()}.
     *
     * @return nanoseconds of {@link EventLoop#time}; empty if there is none
     */
    public OptionalLong when() {
        return deadline == LoopClock.FOREVER ? OptionalLong.empty() : OptionalLong.of(deadline);
    }

    /**
     * Moves the deadline to {@code delay} from now, while the block runs.
     *
     * @param delay from now; zero or less expires in the next iteration; null is no deadline
     * @throws IllegalStateException before the block, after it, and once the deadline has passed
     */
    public void reschedule(Duration delay) {
        rescheduleAt(after(loop.time(), delay));
    }

    /**
     * Moves the deadline, while the block runs; asyncio's {@code reschedule}.
     *
     * @param when nanoseconds of {@link EventLoop#time}
     * @throws IllegalStateException before the block, after it, and once the deadline has passed
     */
    public void rescheduleAt(long when) {
        loop.checkThread("Timeout.reschedule");
        if (state == State.CREATED) {
            throw new IllegalStateException(
                    "Timeout has not been entered: reschedule it inside of timeout.run(() -> ...)");
        }
        if (state != State.ACTIVE) {
            throw new IllegalStateException(
                    "Cannot change state of " + state.text + " Timeout; make another one with Asyncio.timeout(...)");
        }
        deadline = when;
        disarm();
        if (when != LoopClock.FOREVER) arm();
    }

    private void arm() {
        handle = deadline <= loop.time() ? loop.callSoon(this::expire) : loop.callAt(deadline, this::expire);
    }

    private void disarm() {
        if (handle != null) handle.cancel();
        handle = null;
    }

    /** Tells whether the deadline passed while the block ran; asyncio's {@code expired()}. */
    public boolean isExpired() {
        return state == State.EXPIRING || state == State.EXPIRED;
    }

    void enter() {
        if (state != State.CREATED) {
            throw new IllegalStateException(
                    "Timeout has already been entered; make another one with Asyncio.timeout(...)");
        }
        task = Task.current();
        if (task == null) throw new IllegalStateException("a timeout needs a task to cancel: use it in a coroutine");
        state = State.ACTIVE;
        cancellingAtEntry = task.cancelling();
        rescheduleAt(deadline);
    }

    private void expire() {
        handle = null;
        state = State.EXPIRING;
        try {
            task.cancel();
        } catch (VirtualMachineError noRoom) {
            task.cancel();
        }
    }

    /**
     * Disarms the deadline. A cancellation that came from it is told from others by the task's count of requests.
     *
     * @param thrown what leaves the block, or null
     * @return what is to leave it instead: a {@link TimeoutError} or {@code thrown} itself
     */
    Throwable exit(Throwable thrown) {
        disarm();
        if (state != State.EXPIRING) {
            state = State.FINISHED;
            return thrown;
        }
        state = State.EXPIRED;
        boolean ours = task.uncancel() <= cancellingAtEntry;
        return ours && thrown instanceof CancelledError
                ? error(Duration.ofNanos(Nanos.until(deadline, madeAt)), thrown)
                : thrown;
    }

    static TimeoutError error(Duration limit, Throwable cause) {
        if (limit.isZero() || limit.isNegative()) return new TimeoutError("not done, and no time was left", cause);
        String seconds = limit.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        return new TimeoutError("not done within " + seconds, cause);
    }

    @Override
    public String toString() {
        String when = state != State.ACTIVE
                ? ""
                : " when=" + (deadline == LoopClock.FOREVER ? "none" : Long.toString(deadline));
        return "<Timeout [" + state.text + "]" + when + ">";
    }
}
