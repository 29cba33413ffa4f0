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

    private static final int NOTHING = -1;

    /** Of one that this library throws and that has no stack trace yet: -1; then the task that is written into it. */
    private transient int written;

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
        CancelledError error = new CancelledError(message, null);
        error.written = NOTHING;
        return error;
    }

    /** {@link #delivered(String)} of the cancel of a stage. */
    static CancelledError delivered(String message, Throwable cause) {
        return new CancelledError(message, cause);
    }

    /** Tells whether nobody has seen this yet. */
    boolean isNew() {
        return written == NOTHING;
    }

    void setWritten(Task<?> task) {
        written = task == null ? 0 : task.number();
    }

    /** Tells whether nothing can have been added since the frames of a task were: the usual end of one. */
    boolean isWritten(Task<?> task) {
        return task != null && written == task.number() && getCause() == null && getSuppressed().length == 0;
    }

    /** Does nothing: the constructors for users fill it in. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
