package weft;

/**
 * Awaiting it gives way for exactly one iteration of the loop: asyncio's bare {@code yield}, as in {@code sleep(0)}.
 */
final class Yield implements Awaitable<Void> {
    static final Yield INSTANCE = new Yield();

    private Yield() {}

    @Override
    public Object onAwait(Coroutine<?> waiter) {
        // A suspended coroutine that awaits nothing.
        return Coroutine.SUSPENDED;
    }

    @Override
    public String toString() {
        return "<yield>";
    }
}
