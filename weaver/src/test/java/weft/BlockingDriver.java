package weft;

/**
 * Runs a coroutine to its end where it is called, without an event loop: whatever suspends is resumed at once. The
 * tortured methods of a library call it, from whatever thread they run on.
 */
public final class BlockingDriver {
    /** Suspends about every second time that it is awaited. */
    public static final Awaitable<Object> PENDING = BlockingDriver::maybeSuspend;

    private static final int MULTIPLIER = 1_103_515_245;
    private static final int INCREMENT = 12_345;
    private static final int BIT = 1 << 16;

    private static int random;

    private BlockingDriver() {}

    /**
     * Runs a coroutine to its end.
     *
     * @return its result. Throws what it throws, the same object
     */
    public static Object run(Coroutine<?> coroutine) {
        ThreadState thread = ThreadState.current();
        Coroutine<?> innermost = coroutine;
        Object outcome = Trampoline.run(innermost, thread);
        while (outcome == Coroutine.SUSPENDED) {
            innermost = thread.takeInnermost(innermost);
            innermost.awaited = null;
            outcome = Trampoline.run(innermost, thread);
        }
        return outcome instanceof Failure failure ? failure.take() : outcome;
    }

    /** A coroutine with a suspension before its result: for returns that the weaver must await. */
    public static Coroutine<Object> later(Object value) {
        return new Coroutine<>() {
            private boolean suspended;

            @Override
            protected Object step() {
                if (suspended) return value;
                suspended = true;
                return Coroutine.SUSPENDED;
            }

            @Override
            protected String name() {
                return "later";
            }
        };
    }

    private static Object maybeSuspend(Coroutine<?> waiter) {
        // A lost update between threads only changes the pattern.
        random = random * MULTIPLIER + INCREMENT;
        return (random & BIT) == 0 ? null : Coroutine.SUSPENDED;
    }
}
