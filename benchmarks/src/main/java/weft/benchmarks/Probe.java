package weft.benchmarks;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Measures what is no time, in a JVM of its own: prints one number. */
final class Probe {
    private static final int TASKS = 1_000_000;
    private static final int SUSPENSIONS = 2_000_000;
    private static final int DEEPEST = 1 << 20;
    private static final int PATIENCE_SECONDS = 20;

    private Probe() {}

    /**
     * Runs.
     *
     * @param arguments the name of the workload and that of the peer
     */
    public static void main(String[] arguments) throws InterruptedException {
        Peer peer = Peers.named(arguments[1]);
        System.out.println(
                switch (Workload.valueOf(arguments[0])) {
                    case HEAP_1 -> bytesPerTask(peer, 1);
                    case HEAP_10 -> bytesPerTask(peer, 10);
                    case LOOP -> peer.yieldLoop(SUSPENSIONS);
                    case DEEP_READY -> deepest(depth -> peer.chainReady(depth, 1));
                    case DEEP_SUSPENDED -> deepest(depth -> peer.chainSuspended(depth, 1));
                    default -> throw new IllegalArgumentException(arguments[0] + " is no probe");
                });
        System.exit(0); // whatever threads the peer has
    }

    private static double bytesPerTask(Peer peer, int depth) {
        peer.suspended(depth, 1000);
        long before = used();
        Object kept = peer.suspended(depth, TASKS);
        double bytes = (used() - before) / (double) TASKS - 8; // the two references by which they are kept
        if (kept.hashCode() == 0) System.out.print("");
        return Math.round(bytes);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private interface Recursion {
        int run(int depth);
    }

    /** The deepest of those that double each time that does not overflow the stack. */
    private static int deepest(Recursion recursion) throws InterruptedException {
        int reached = 0;
        for (int depth = 250; depth <= DEEPEST && comesBack(recursion, depth); depth *= 2) reached = depth;
        return reached;
    }

    /** Some peers swallow the overflow, and then what is awaited is never done. */
    private static boolean comesBack(Recursion recursion, int depth) throws InterruptedException {
        FutureTask<Integer> run = new FutureTask<>(() -> recursion.run(depth));
        Thread thread = new Thread(run);
        thread.setDaemon(true);
        thread.start();
        try {
            return run.get(PATIENCE_SECONDS, TimeUnit.SECONDS) >= 0;
        } catch (ExecutionException | TimeoutException overflow) {
            return false;
        }
    }
}
