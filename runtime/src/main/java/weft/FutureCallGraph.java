package weft;

import java.util.List;

/**
 * A future, what its task is doing, and who awaits it; asyncio's {@code FutureCallGraph}. Plain data: it keeps nothing
 * alive, and any thread may read it. Each future stands in it once with all that is known of it; where it comes again,
 * in a cycle for one, it is cut.
 *
 * @param id of a task its number, of another future a number that is not positive
 * @param name of a task its name, else the class of the future
 * @param waitsFor what the task awaits; null for a future, and for a task that awaits nothing that is pending
 * @param callStack of a task where its coroutines are suspended, the innermost first
 * @param awaitedBy who awaits it
 * @param cut whether stack and awaiters are left out, since they stand elsewhere, or are too many levels away
 */
public record FutureCallGraph(
        long id,
        String name,
        String waitsFor,
        List<StackTraceElement> callStack,
        List<FutureCallGraph> awaitedBy,
        boolean cut) {
    /** Returns the lines that {@link Asyncio#formatCallGraph} returns. */
    @Override
    public String toString() {
        return CallGraphs.format(this);
    }
}
