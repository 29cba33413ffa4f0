package weft.samples.coroutines;

import weft.EventLoop;

/** Measures on the clock of the event loop; in virtual time it is exact. */
final class Stopwatch {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long start = EventLoop.running().time();

    long seconds() {
        return Math.round((EventLoop.running().time() - start) / NANOS_PER_SECOND);
    }
}
