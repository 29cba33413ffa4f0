package weft;

/**
 * What the exception handler of an {@link EventLoop} is told; asyncio's context dictionary. All but the message may be
 * null.
 *
 * @param message what happened
 * @param exception what was thrown
 * @param future the future it concerns
 * @param task the task it concerns
 * @param handle the callback it concerns
 */
public record ExceptionContext(String message, Throwable exception, Future<?> future, Task<?> task, Handle handle) {
    /**
     * Makes a context of a message and an exception.
     *
     * @param message what happened
     * @param exception what was thrown
     */
    public ExceptionContext(String message, Throwable exception) {
        this(message, exception, null, null, null);
    }

    /**
     * Makes a context that concerns a future.
     *
     * @param message what happened
     * @param exception what was thrown
     * @param future the future it concerns
     */
    public ExceptionContext(String message, Throwable exception, Future<?> future) {
        this(message, exception, future, future instanceof Task<?> task ? task : null, null);
    }
}
