package weft.sync;

/**
 * Thrown by {@link Queue#putNowait} when there is no room.
 *
 * <p>This is asyncio's {@code QueueFull}.
 */
public final class QueueFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what to call instead
     */
    public QueueFull(String message) {
        super(message);
    }
}
