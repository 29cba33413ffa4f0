/**
 * What tasks of one loop wait for each other with: the classes of asyncio's synchronization primitives and queues,
 * under their names. They are written as {@code @Async} methods on the public API of {@code weft}; nothing here knows
 * how a coroutine works inside.
 *
 * <p>No class here is thread-safe: each belongs to the loop that uses it first, and is used on that loop's thread.
 */
package weft.sync;
