package weft.benchmarks.handwritten;

import weft.benchmarks.Peer;

/**
 * State machines written by hand on one thread, with nothing of what a library has: no exceptions across awaits, no
 * cancellation, no context, no boxing. It is the practical limit for all others.
 */
public final class HandWritten implements Peer {
    private final Loop loop = new Loop();
    private final Cell ready = new Cell();

    /** Makes the peer with a loop of its own. */
    public HandWritten() {
        ready.value = 1;
        ready.done = true;
    }

    @Override
    public int awaitReady(int times) {
        return loop.run(new Frames.AwaitReady(ready, times)).value;
    }

    @Override
    public int chainReady(int depth, int times) {
        return loop.run(new Frames.Chains(depth, times, ready)).value;
    }

    @Override
    public int chainSuspended(int depth, int times) {
        return loop.run(new Frames.Chains(depth, times, null)).value;
    }

    @Override
    public int yieldLoop(int times) {
        return loop.run(new Frames.Yields(times)).value;
    }

    @Override
    public int pingPong(int times) {
        Frames.Table table = new Frames.Table();
        loop.spawn(new Frames.Ponger(table, times));
        return loop.run(new Frames.Pinger(table, times)).value;
    }

    @Override
    public int spawnAndJoin(int tasks) {
        return loop.run(new MassFrames.Join(tasks)).value;
    }

    @Override
    public long skynet() {
        return loop.run(new MassFrames.Skynet(0, 1_000_000)).longValue;
    }

    @Override
    public int sleeps(int[] millis) {
        return loop.run(new MassFrames.Sleeps(millis)).value;
    }

    @Override
    public Object suspended(int depth, int tasks) {
        Object[] kept = new Object[2 * tasks];
        Object x = new Object();
        for (int i = 0; i < tasks; i++) {
            Cell cell = new Cell();
            kept[2 * i] = cell;
            kept[2 * i + 1] = loop.spawn(new MassFrames.Held(depth, cell, i, i + 1, x, kept));
        }
        loop.run(new Frames.Yields(1));
        return kept;
    }
}
