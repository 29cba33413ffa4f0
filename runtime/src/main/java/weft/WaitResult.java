package weft;

import java.util.Set;

/**
 * What the wait forms give: {@link Asyncio#waitAll}, {@link Asyncio#waitAny}, {@link Asyncio#waitFirstException}. Both
 * sets keep the order in which the futures were given. This is the pair that {@code asyncio.wait} returns.
 *
 * @param done the futures that ended, whichever way
 * @param pending the others; nothing was cancelled
 * @param <T> the type of the futures' results
 */
public record WaitResult<T>(Set<Future<T>> done, Set<Future<T>> pending) {}
