package weft.sync;

/**
 * Thrown by puts to a queue that was shut down, and by gets from it once it is empty.
 *
 * <p>This is asyncio's {@code QueueShutDown}.
 */
public final class QueueShutDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what was asked of the queue
     */
    public QueueShutDown(String message) {
        super(message);
    }
}
