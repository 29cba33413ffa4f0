package weft.benchmarks;

/**
 * The workloads, each written in one library's own style. A JVM measures one peer, so the calls here are as good as
 * static. Every method returns something that depends on all it did.
 */
public interface Peer {
    /** Results are cut to this, so that boxing never allocates. */
    int MASK = 63;

    /** In one coroutine, awaits a ready result over and over. */
    int awaitReady(int times);

    /** A call of this depth, each awaiting the next, the last one awaiting a ready result; over and over. */
    int chainReady(int depth, int times);

    /** A call of this depth whose leaf suspends once; over and over. */
    int chainSuspended(int depth, int times);

    /** One task lets the loop go round, over and over. */
    int yieldLoop(int times);

    /** Two tasks, each completing a future that the other awaits. */
    int pingPong(int times);

    /** One task starts this many others and then awaits each. */
    int spawnAndJoin(int tasks);

    /** A tree of tasks with ten children each and 1,000,000 leaves; returns the sum of the leaves' numbers. */
    long skynet();

    /** This many tasks sleep at once. */
    int sleeps(int[] millis);

    /** Returns tasks, each suspended this deep with four live locals, and what keeps them. */
    Object suspended(int depth, int tasks);
}
