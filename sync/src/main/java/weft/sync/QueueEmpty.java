package weft.sync;

/**
 * Thrown by {@link Queue#getNowait} when there is no item.
 *
 * <p>This is asyncio's {@code QueueEmpty}.
 */
public final class QueueEmpty extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what to call instead
     */
    public QueueEmpty(String message) {
        super(message);
    }
}
