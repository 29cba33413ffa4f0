package weft.benchmarks;

import java.util.Arrays;

/** What is measured: a row of the table. */
enum Workload {
    AWAIT_READY("await of a ready future", "awaitReady", "Steps.awaitReady"),
    CHAIN_100_READY("chain of 100 calls, none suspends", "chainReady", "Steps.chain100Ready"),
    CHAIN_10_SUSPENDED("chain of 10, the leaf suspends once", "chainSuspended", "Steps.chain10Suspended"),
    CHAIN_100_SUSPENDED("chain of 100, the leaf suspends once", "chainSuspended", "Steps.chain100Suspended"),
    YIELD("yield (suspend and resume)", "yieldLoop", "Steps.yieldLoop"),
    PING_PONG("ping-pong of two tasks", "pingPong", "Steps.pingPong"),
    QUEUE("one item through a queue", "queue", "Steps.queue"),
    LOCK("one hand-off of a lock", "lock", "Steps.lock"),
    SEMAPHORE("one hand-off of a permit", "semaphore", "Steps.semaphore"),
    GATHER("gather of 10,000 tasks", "gather", "Steps.gather"),
    EXCEPTIONS("an exception through 10 awaits", "exceptions", "Steps.exceptions"),
    FROM_THREAD("completion from another thread, one at a time", "fromThread", "Steps.fromThread"),
    SPAWN_AND_JOIN("spawn and join 1,000,000 tasks", "spawnAndJoin", "Masses.spawnAndJoin"),
    SKYNET("skynet, 1,000,000 leaves", "skynet", "Masses.skynet"),
    SLEEPS("1,000,000 sleeps of up to 1 s: time over 1 s", "sleeps", "Masses.sleeps"),
    CANCEL("cancellation of 1,000,000 waiting tasks", "cancel", "Masses.cancel"),
    MANY_FROM_THREAD("200,000 tasks completed by another thread", "manyFromThread", "Masses.manyFromThread"),
    HEAP_1("heap per suspended task, depth 1, four live locals", "suspended", ""),
    HEAP_10("heap per suspended task, depth 10, four live locals", "suspended", ""),
    LOOP("2,000,000 suspensions in one loop, 64 MiB heap", "yieldLoop", ""),
    DEEP_READY("deepest recursion that does not suspend, default stack", "chainReady", ""),
    DEEP_SUSPENDED("deepest recursion whose leaf suspends, default stack", "chainSuspended", "");

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
    /** The class and method of the JMH benchmark; empty for a probe. */
    final String benchmark;

    private final String method;

    Workload(String title, String method, String benchmark) {
        this.title = title;
        this.method = method;
        this.benchmark = benchmark;
        this.kind = benchmark.startsWith("Steps.") ? Kind.STEP : benchmark.isEmpty() ? Kind.PROBE : Kind.MASS;
    }

    /** How many there are in one of what JMH measures, by which it does not divide. */
    int items() {
        return kind != Kind.MASS ? 1 : this == MANY_FROM_THREAD ? Masses.COMPLETED : Masses.MILLION;
    }

    /** What it takes in any case. */
    int atLeastMillis() {
        return this == SLEEPS ? Masses.LONGEST_MILLIS : 0;
    }

    /** Whether the peer has a counterpart. */
    boolean runsOn(Class<? extends Peer> peer) {
        return Arrays.stream(peer.getMethods())
                .anyMatch(each -> each.getName().equals(method) && each.getDeclaringClass() != Peer.class);
    }
}
