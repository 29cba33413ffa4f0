package weft.benchmarks;

import java.util.Arrays;

/** What is measured: a row of the table. */
enum Workload {
    AWAIT_READY("await of a ready future", "awaitReady", Kind.STEP),
    CHAIN_100_READY("chain of 100 calls, none suspends", "chainReady", Kind.STEP),
    CHAIN_10_SUSPENDED("chain of 10, the leaf suspends once", "chainSuspended", Kind.STEP),
    CHAIN_100_SUSPENDED("chain of 100, the leaf suspends once", "chainSuspended", Kind.STEP),
    YIELD("yield (suspend and resume)", "yieldLoop", Kind.STEP),
    PING_PONG("ping-pong of two tasks", "pingPong", Kind.STEP),
    QUEUE("one item through a queue", "queue", Kind.STEP),
    LOCK("one hand-off of a lock", "lock", Kind.STEP),
    SEMAPHORE("one hand-off of a permit", "semaphore", Kind.STEP),
    GATHER("gather of 10,000 tasks", "gather", Kind.STEP),
    EXCEPTIONS("an exception through 10 awaits", "exceptions", Kind.STEP),
    FROM_THREAD("completion from another thread, one at a time", "fromThread", Kind.STEP),
    SPAWN_AND_JOIN("spawn and join 1,000,000 tasks", "spawnAndJoin", Kind.MASS),
    SKYNET("skynet, 1,000,000 leaves", "skynet", Kind.MASS),
    SLEEPS("1,000,000 sleeps of up to 1 s: time over 1 s", "sleeps", Kind.MASS),
    CANCEL("cancellation of 1,000,000 waiting tasks", "cancel", Kind.MASS),
    MANY_FROM_THREAD("200,000 tasks completed by another thread", "manyFromThread", Kind.MASS),
    HEAP_1("heap per suspended task, depth 1, four live locals", "suspended", Kind.PROBE),
    HEAP_10("heap per suspended task, depth 10, four live locals", "suspended", Kind.PROBE),
    LOOP("2,000,000 suspensions in one loop, 64 MiB heap", "yieldLoop", Kind.PROBE),
    DEEP_READY("deepest recursion that does not suspend, default stack", "chainReady", Kind.PROBE),
    DEEP_SUSPENDED("deepest recursion whose leaf suspends, default stack", "chainSuspended", Kind.PROBE);

    /** How it is measured. */
    enum Kind {
        /** Nanoseconds and bytes of one operation, by JMH. */
        STEP,
        /** Milliseconds of one shot, in a heap that is never collected meanwhile, by JMH. */
        MASS,
        /** Something else than time, in a JVM of its own. */
        PROBE
    }

    final String title;
    final Kind kind;
    private final String method;

    Workload(String title, String method, Kind kind) {
        this.title = title;
        this.method = method;
        this.kind = kind;
    }

    /** Whether the peer has a counterpart. */
    boolean runsOn(Peer peer) {
        return Arrays.stream(peer.getClass().getMethods())
                .anyMatch(each -> each.getName().equals(method) && each.getDeclaringClass() != Peer.class);
    }
}
