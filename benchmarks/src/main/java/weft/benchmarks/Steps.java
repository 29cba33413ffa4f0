package weft.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Time and bytes of an await, a call, a suspension: what a program does millions of times. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Steps {
    /** So many that the start of a loop, which is 0.1 us, does not show. */
    private static final int MANY = 10_000;

    private static final int SOME = 100;

    /** Who is measured. */
    @Param({"handwritten", "weft"})
    public String peer;

    private Peer measured;
    private OtherThread other;

    /** Makes the peer. */
    @Setup
    public void setUp() {
        measured = Peers.named(peer);
    }

    /** Lets the other thread end, if there is one: it spins. */
    @TearDown
    public void tearDown() {
        if (other != null) other.end();
    }

    /** Await of a ready future. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int awaitReady() {
        return measured.awaitReady(MANY);
    }

    /** Chain of 100 calls, none suspends. */
    @Benchmark
    @OperationsPerInvocation(SOME)
    public int chain100Ready() {
        return measured.chainReady(100, SOME);
    }

    /** Chain of 10, the leaf suspends once. */
    @Benchmark
    @OperationsPerInvocation(SOME)
    public int chain10Suspended() {
        return measured.chainSuspended(10, SOME);
    }

    /** Chain of 100, the leaf suspends once. */
    @Benchmark
    @OperationsPerInvocation(SOME)
    public int chain100Suspended() {
        return measured.chainSuspended(100, SOME);
    }

    /** Suspend and resume. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int yieldLoop() {
        return measured.yieldLoop(MANY);
    }

    /** One turn of two tasks. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int pingPong() {
        return measured.pingPong(MANY);
    }

    /** One item through a queue with room for one. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int queue() {
        return measured.queue(MANY);
    }

    /** One hand-off of a lock. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int lock() {
        return measured.lock(MANY);
    }

    /** One hand-off of a permit. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int semaphore() {
        return measured.semaphore(MANY);
    }

    /** Gather of 10,000 tasks. */
    @Benchmark
    public int gather() {
        return measured.gather(MANY);
    }

    /** An exception through 10 awaits. */
    @Benchmark
    @OperationsPerInvocation(SOME)
    public int exceptions() {
        return measured.exceptions(10, SOME);
    }

    /** Completion from another thread, one at a time. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int fromThread() {
        if (other == null) {
            other = new OtherThread();
            other.start();
        }
        return measured.fromThread(MANY, other);
    }
}
