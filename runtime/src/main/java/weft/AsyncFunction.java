package weft;

/**
 * A function of one argument that makes a coroutine. Usually a lambda that awaits, or a reference to an {@code @Async}
 * method.
 *
 * @param <A> the type of the argument
 * @param <T> the type of the coroutine's result
 */
@FunctionalInterface
public interface AsyncFunction<A, T> {
    /**
     * Makes the coroutine. Called once, on the event loop's thread.
     *
     * @param argument the argument
     * @return a coroutine that was not awaited yet
     * @throws Exception what the function throws before there is a coroutine
     */
    Coroutine<T> apply(A argument) throws Exception;
}
