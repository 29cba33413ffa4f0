package weft.sync;

/**
 * Thrown by {@link Barrier#waitForAll} when the barrier is broken, or reset while tasks wait.
 *
 * <p>This is asyncio's {@code BrokenBarrierError}.
 */
public final class BrokenBarrierError extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message what happened to the barrier
     */
    public BrokenBarrierError(String message) {
        super(message);
    }
}
