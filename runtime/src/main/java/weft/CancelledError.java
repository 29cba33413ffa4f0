package weft;

/**
 * What cancellation throws at the await. It extends {@link Error}, so that {@code catch (Exception e)} does not swallow
 * it; catch it only to clean up, and throw it again.
 *
 * <p>One that this library throws has the frames of the methods that were cancelled and those that await them, but not
 * those of the Java stack: cancelling is not to cost more than that.
 *
 * <p>This is asyncio's {@code CancelledError}. Where a {@code java.util.concurrent} type is handed out it becomes a
 * {@link java.util.concurrent.CancellationException}.
 */
public final class CancelledError extends Error {
    private static final long serialVersionUID = 1L;

    /** Makes an error without a message. */
    public CancelledError() {
        this(null);
    }

    /**
     * Makes an error.
     *
     * @param message the message given to {@code cancel}, or null
     */
    public CancelledError(String message) {
        super(message);
        super.fillInStackTrace();
    }

    private CancelledError(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a cancel throws at an await; it gets its frames there. */
    static CancelledError delivered(String message) {
        return new CancelledError(message, null);
    }

    /** {@link #delivered(String)} of the cancel of a stage. */
    static CancelledError delivered(String message, Throwable cause) {
        return new CancelledError(message, cause);
    }

    /** Does nothing: the constructors for users fill it in. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
