package weft.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A million of something at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Masses {
    static final int MILLION = 1_000_000;
    static final int LONGEST_MILLIS = 1000;

    /** Who is measured. */
    @Param({"handwritten", "weft"})
    public String peer;

    static final int COMPLETED = 200_000;

    private Peer measured;
    private Object suspended;
    private OtherThread other;
    private int[] millis;

    /** Makes the peer. */
    @Setup
    public void setUp() {
        measured = Peers.named(peer);
        millis = new Random(42).ints(MILLION, 0, LONGEST_MILLIS + 1).toArray();
    }

    /** Starts a million tasks and awaits each. */
    @Benchmark
    public int spawnAndJoin() {
        return measured.spawnAndJoin(MILLION);
    }

    /** A tree of tasks with a million leaves. */
    @Benchmark
    public long skynet() {
        return measured.skynet();
    }

    /** A million sleeps of up to a second. */
    @Benchmark
    public int sleeps() {
        return measured.sleeps(millis);
    }

    /** Suspends a million tasks for {@link #cancel}; not measured. */
    @Setup(Level.Invocation)
    public void suspend(BenchmarkParams params) {
        if (params.getBenchmark().endsWith(".cancel")) suspended = measured.suspended(1, MILLION);
        if (params.getBenchmark().endsWith(".manyFromThread")) {
            other = new OtherThread();
            other.start();
        }
    }

    /** Lets the other thread end; not measured. */
    @TearDown(Level.Invocation)
    public void release() {
        suspended = null;
        if (other != null) other.end();
    }

    /** Cancels a million waiting tasks. */
    @Benchmark
    public int cancel() {
        return measured.cancel(suspended);
    }

    /** 200,000 tasks completed by another thread. */
    @Benchmark
    public int manyFromThread() {
        return measured.manyFromThread(COMPLETED, other);
    }
}
