package weft;

/**
 * Thrown by {@link Asyncio#waitFor} when the time is up. It is a plain unchecked exception, caught by {@code catch
 * (Exception e)}, and keeps asyncio's name because {@link java.util.concurrent.TimeoutException}, which is checked and
 * unrelated, has the other one.
 *
 * <p>Its cause is the {@link CancelledError} with which what was too slow ended.
 *
 * <p>This is Python's {@code TimeoutError}.
 */
public class TimeoutError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes a timeout error.
     *
     * @param message what took too long
     * @param cause how it ended when it was cancelled, or null
     */
    public TimeoutError(String message, Throwable cause) {
        super(message, cause);
    }
}
