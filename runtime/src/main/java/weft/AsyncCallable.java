package weft;

/**
 * A function that makes a coroutine: what {@link java.util.concurrent.Callable} is to a plain call. Usually a lambda or
 * a reference to an {@code @Async} method.
 *
 * @param <T> the type of the coroutine's result
 */
@FunctionalInterface
public interface AsyncCallable<T> {
    /**
     * Makes the coroutine. Called once, on the event loop's thread.
     *
     * @return a coroutine that was not awaited yet
     * @throws Exception what the function throws before there is a coroutine
     */
    Coroutine<T> call() throws Exception;
}
