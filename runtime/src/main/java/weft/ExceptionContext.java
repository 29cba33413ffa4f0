package weft;

import java.util.List;

/**
 * What the exception handler of an {@link EventLoop} is told; asyncio's context dictionary. All but the message and the
 * lists may be null.
 *
 * @param message what happened
 * @param exception what was thrown. Of a failure that nobody saw in time it may be a copy with the same text and stack
 *     trace: an exception that refers to other objects is not kept for long
 * @param future the future it concerns
 * @param task the task it concerns
 * @param handle the callback it concerns
 * @param sourceTraceback in debug mode, where the future, task, handle or coroutine was made, the innermost frame
 *     first; else empty
 * @param blockedStack of a step that took too long: what the loop's thread was doing while it was over the limit; else
 *     empty
 */
public record ExceptionContext(
        String message,
        Throwable exception,
        Future<?> future,
        Task<?> task,
        Handle handle,
        List<StackTraceElement> sourceTraceback,
        List<StackTraceElement> blockedStack) {
    /**
     * Makes a context without stacks.
     *
     * @param message what happened
     * @param exception what was thrown
     * @param future the future it concerns
     * @param task the task it concerns
     * @param handle the callback it concerns
     */
    public ExceptionContext(String message, Throwable exception, Future<?> future, Task<?> task, Handle handle) {
        this(message, exception, future, task, handle, List.of(), List.of());
    }

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

    ExceptionContext madeAt(Origin origin) {
        if (origin == null) return this;
        return new ExceptionContext(message, exception, future, task, handle, origin.stack(), blockedStack);
    }

    /** With what debug mode knows of the object that this concerns. */
    ExceptionContext withOrigin() {
        if (!Origin.on || !sourceTraceback.isEmpty()) return this;
        return madeAt(Origin.of(handle != null ? handle : future != null ? future : task));
    }
}
