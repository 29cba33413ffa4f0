package weft;

/**
 * What carries values of thread-locals (a log's MDC, a tracing or security context) along with a {@link Context}:
 * wherever a context becomes current on a thread, its values are set there, and what was there before is put back when
 * it no longer is. A task therefore keeps its values across awaits, also those that it changes, and nothing of them is
 * left on the loop's thread.
 *
 * <p>At most one implementation is used: the first that {@link java.util.ServiceLoader} finds with the class loader of
 * this class. The module {@code weft-context} has one, for Micrometer's registry. Where there is none this costs
 * nothing. The methods are called on any thread, often, and must not throw.
 */
public interface ThreadLocals {
    /** Returns the values that the calling thread has now, in an object that does not change any more. */
    Object capture();

    /**
     * Sets values on the calling thread, and removes those of the thread-locals that have none among them.
     *
     * @param captured what {@link #capture} returned, perhaps on another thread; null for no values at all
     */
    void restore(Object captured);
}
