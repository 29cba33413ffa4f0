package weft;

/**
 * What cancellation throws at the await. It extends {@link Error}, so that {@code catch (Exception e)} does not swallow
 * it; catch it only to clean up, and throw it again.
 *
 * <p>This is asyncio's {@code CancelledError}. Where a {@code java.util.concurrent} type is handed out it becomes a
 * {@link java.util.concurrent.CancellationException}.
 */
public final class CancelledError extends Error {
    private static final long serialVersionUID = 1L;

    /** Makes an error without a message. */
    public CancelledError() {
        this(null, null);
    }

    /**
     * Makes an error.
     *
     * @param message the message given to {@code cancel}, or null
     */
    public CancelledError(String message) {
        this(message, null);
    }

    CancelledError(String message, Throwable cause) {
        super(message, cause);
    }
}
