package weft;

/**
 * What {@code await} takes: a {@link Coroutine}, a {@link Future}, a {@link Task}, or an object of the user's own that
 * stands for one of them.
 *
 * <p>An awaitable of your own hands the call on to another awaitable:
 *
 * <pre>{@code
 * final class Ticket implements Awaitable<Seat> {
 *     private final Future<Seat> seat;
 *     public Object onAwait(Coroutine<?> waiter) { return seat.onAwait(waiter); }
 * }
 * }</pre>
 *
 * <p>This is asyncio's {@code object.__await__}.
 *
 * @param <T> the type of the result
 */
public interface Awaitable<T> {
    /**
     * Awaits this object on behalf of {@code waiter}. Woven code calls it where the source says {@code await(this)}; it
     * is not called by hand.
     *
     * @param waiter the coroutine that awaits
     * @return the result, or {@link Coroutine#SUSPENDED} when it is not there yet; then the waiter has noted what it is
     *     suspended on, and is resumed when that is done. Throws what this object failed with, as it went in
     */
    Object onAwait(Coroutine<?> waiter);
}
