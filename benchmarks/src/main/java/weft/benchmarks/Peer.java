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
    default int pingPong(int times) {
        throw none();
    }

    /** One task starts this many others and then awaits each. */
    default int spawnAndJoin(int tasks) {
        throw none();
    }

    /** A tree of tasks with ten children each and 1,000,000 leaves; returns the sum of the leaves' numbers. */
    default long skynet() {
        throw none();
    }

    /** This many tasks sleep at once. */
    default int sleeps(int[] millis) {
        throw none();
    }

    /** Returns tasks, each suspended this deep with four live locals, and what keeps them. */
    default Object suspended(int depth, int tasks) {
        throw none();
    }

    /** One task puts, another takes, through a queue with room for one. */
    default int queue(int times) {
        throw none();
    }

    /** Two tasks take turns with a lock, each holding it while the loop goes round once. */
    default int lock(int times) {
        throw none();
    }

    /** Three tasks share two permits, each keeping one while the loop goes round once. */
    default int semaphore(int times) {
        throw none();
    }

    /** Awaits this many tasks in one call. */
    default int gather(int tasks) {
        throw none();
    }

    /** Cancels each task that {@link #suspended} returned and lets them end; returns how many were cancelled. */
    default int cancel(Object suspended) {
        throw none();
    }

    /** An exception thrown by the leaf of a call of this depth that has suspended; over and over. */
    default int exceptions(int depth, int times) {
        throw none();
    }

    /** Awaits what another thread completes, one after the other. */
    default int fromThread(int times, OtherThread other) {
        throw none();
    }

    /** This many tasks await what another thread completes as fast as it can. */
    default int manyFromThread(int tasks, OtherThread other) {
        throw none();
    }

    private static UnsupportedOperationException none() {
        return new UnsupportedOperationException("this peer has no counterpart");
    }
}
