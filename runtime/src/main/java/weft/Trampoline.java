package weft;

/**
 * Runs the innermost coroutine of a chain, then, as each one ends, the one that awaits it: in a loop, never by a walk
 * from the root. A resume costs the same at any depth, and no chain grows the Java stack.
 */
final class Trampoline {
    private Trampoline() {}

    /**
     * Runs a chain to its next suspension or to its end. What is awaited at a suspension does not know of its waiter
     * yet: the caller tells it, now that the Java stack has unwound.
     *
     * @param start the innermost coroutine, whose {@code awaited} is what it is resumed with
     * @param thread the state of this thread
     * @return the result of the root or its {@link Failure}; or {@link Coroutine#SUSPENDED}, and then
     *     {@code thread.takeInnermost(start).awaited} is what the chain waits for
     */
    static Object run(Coroutine<?> start, ThreadState thread) {
        int depth = thread.baseDepth();
        Coroutine<?> current = start;
        Failure resumedWith = null;
        DeepStarts deepStarts = null;
        while (true) {
            Object outcome = step(current, depth, resumedWith, thread);
            if (outcome == Coroutine.SUSPENDED) {
                current = current.takeInnermost();
                if (current.isStarted()) {
                    if (current != start) thread.suspendedAt(current);
                    return outcome;
                }
                thread.startsDeep(start);
                resumedWith = null;
                if (deepStarts == null) deepStarts = new DeepStarts();
                Failure tooDeep = deepStarts.check(current, thread);
                if (tooDeep != null) {
                    current.close();
                    current = current.awaiter;
                    resumedWith = current.resumeWith(tooDeep);
                }
            } else {
                Coroutine<?> awaiter = current.awaiter;
                if (awaiter == null) return outcome;
                resumedWith = awaiter.resumeWith(outcome);
                current = awaiter;
                outcome = null; // the step must not keep alive what it was resumed with
            }
        }
    }

    /** A coroutine that throws what it was resumed with only passes it on: that costs the same at any depth. */
    private static Object step(Coroutine<?> coroutine, int depth, Failure resumedWith, ThreadState thread) {
        coroutine.resetDepth(depth);
        try {
            return coroutine.step();
        } catch (Throwable exception) {
            boolean passed = resumedWith != null && resumedWith.exception() == exception;
            Failure failure = passed
                    ? Traces.passed(resumedWith, coroutine, thread)
                    : Traces.thrown(exception, coroutine, thread);
            coroutine.failed();
            return failure;
        }
    }
}
