package weft;

/**
 * Runs the innermost coroutine of a chain, then, as each one ends, the one that awaits it: in a loop, never by a walk
 * from the root. A resume costs the same at any depth, and no chain grows the Java stack.
 */
final class Trampoline {
    /** What runs a chain: told how each run of it ended, after the Java stack has unwound. */
    interface Driver {
        /** The chain suspended; {@code innermost.awaited} is what it waits for and does not know of it yet. */
        void suspended(Coroutine<?> innermost);

        /** The root ended; {@code outcome} is its result or a {@link Failure}. */
        void ended(Object outcome);
    }

    private Trampoline() {}

    static void run(Coroutine<?> start, Driver driver) {
        Coroutine<?> current = start;
        while (true) {
            Object outcome = step(current);
            if (outcome == Coroutine.SUSPENDED) {
                current = innermost(current);
                if (current.isStarted()) {
                    driver.suspended(current);
                    return;
                }
            } else {
                Coroutine<?> awaiter = current.awaiter;
                if (awaiter == null) {
                    driver.ended(outcome);
                    return;
                }
                awaiter.awaited = outcome;
                current = awaiter;
            }
        }
    }

    private static Object step(Coroutine<?> coroutine) {
        coroutine.resetDepth();
        try {
            return coroutine.step();
        } catch (Throwable exception) {
            return new Failure(exception);
        }
    }

    /** Follows what was newly linked in the last step; each link is followed once in a coroutine's life. */
    private static Coroutine<?> innermost(Coroutine<?> outer) {
        Coroutine<?> current = outer;
        while (current.awaited instanceof Coroutine<?> next) current = next;
        return current;
    }
}
