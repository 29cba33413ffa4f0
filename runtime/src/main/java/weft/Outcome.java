package weft;

import java.util.Objects;

/**
 * How one of the awaitables given to {@link Asyncio#gatherSettled} ended: with a value, or with an exception. This is
 * one element of the list that asyncio's {@code gather(..., return_exceptions=True)} gives, but the two kinds cannot be
 * mixed up.
 *
 * @param value the result; null when it failed, and where the result is null
 * @param exception what it failed with, a {@link CancelledError} if it was cancelled; null when it succeeded
 * @param <T> the type of the result
 */
public record Outcome<T>(T value, Throwable exception) {
    static <T> Outcome<T> of(T value) {
        return new Outcome<>(value, null);
    }

    static <T> Outcome<T> failed(Throwable exception) {
        return new Outcome<>(null, Objects.requireNonNull(exception));
    }

    /**
     * Tells whether there is a value.
     *
     * @return true unless it failed or was cancelled
     */
    public boolean isSuccess() {
        return exception == null;
    }

    /**
     * Tells whether it ended by cancellation.
     *
     * @return true if the exception is a {@link CancelledError}
     */
    public boolean isCancelled() {
        return exception instanceof CancelledError;
    }

    /**
     * Gives the value as {@code await} would have.
     *
     * @return the value. Throws the exception, the same object, checked or not
     */
    public T get() {
        if (exception != null) throw Failure.<RuntimeException>sneaky(exception);
        return value;
    }
}
