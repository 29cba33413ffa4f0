package weft.sync;

/**
 * What {@code hold()} of a lock, condition or semaphore gives: closing it releases what was acquired. For
 * try-with-resources, where asyncio has {@code async with}:
 *
 * <pre>{@code
 * try (var held = await(lock.hold())) {
 *     await(account.write());
 * }
 * }</pre>
 *
 * <p>If both the block and the release fail, the exception of the block comes out and the other one is suppressed in
 * it, as in any such statement; asyncio throws the one of the release, and so does {@code with(() -> ...)}.
 *
 * <p>javac's {@code -Xlint:try} says of a variable that the block does not use that it is not used; from Java 22 on it
 * can be written {@code var _}.
 */
public final class Held implements AutoCloseable {
    private ContextManager manager;

    Held(ContextManager manager) {
        this.manager = manager;
    }

    /** Releases what is held; a second call does nothing. */
    @Override
    public void close() {
        ContextManager held = manager;
        manager = null;
        if (held != null) held.release();
    }
}
