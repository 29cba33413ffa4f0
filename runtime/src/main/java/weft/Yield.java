package weft;

/**
 * Gives way for exactly one iteration of the loop: asyncio's bare {@code yield}, as in {@code sleep(0)}. Awaited, it
 * suspends who awaits it, and is not linked: what inlines this call makes no object.
 */
final class Yield extends Coroutine<Void> {
    @Override
    public Object onAwait(Coroutine<?> waiter) {
        markStarted();
        return suspend();
    }

    /** Has a coroutine that awaits nothing suspended: that is what tells a task to come back in the next iteration. */
    static Object suspend() {
        return Coroutine.SUSPENDED;
    }

    /** As a task of its own. */
    private boolean resumed;

    @Override
    protected Object step() {
        if (resumed) return resumption();
        resumed = true;
        return suspend();
    }

    @Override
    protected String name() {
        return "sleep";
    }
}
