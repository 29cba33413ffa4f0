package weft;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C cancel the main task of a {@link Runner}, and the JVM wait until what was running has cleaned up: rule
 * R8, as far as a JVM allows. It is a shutdown hook, so SIGTERM does the same. A program that calls {@link System#exit}
 * means it: then nothing is cancelled and nothing waited for. A second Ctrl-C is ignored by the JVM, therefore the wait
 * ends after the seconds that the system property {@code weft.interrupt.seconds} gives (default 10; 0 turns all of this
 * off).
 */
final class InterruptHook extends Thread {
    static final String SECONDS = "weft.interrupt.seconds";

    private static final int DEFAULT_SECONDS = 10;

    /** After the loop is closed its thread may still print the results; a thread that goes on for good is left. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long POLL_MILLIS = 5;

    private final Thread runner = Thread.currentThread();
    private final long patienceNanos;
    private final CountDownLatch closed = new CountDownLatch(1);
    private static volatile boolean shuttingDown;

    private volatile Task<?> main;
    private volatile boolean closing;

    private InterruptHook(int seconds) {
        super("weft-interrupt");
        patienceNanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Returns the hook, registered with the JVM; null when it is turned off or the JVM is already going down. */
    static InterruptHook install() {
        int seconds = Integer.getInteger(SECONDS, DEFAULT_SECONDS);
        if (seconds <= 0) return null;
        InterruptHook hook = new InterruptHook(seconds);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return hook;
        } catch (IllegalStateException shuttingDown) {
            return null;
        }
    }

    /** Tells whether the JVM goes down while a runner runs. */
    static boolean isShuttingDown() {
        return shuttingDown;
    }

    /** Names the task to cancel; null when none runs. */
    void main(Task<?> task) {
        main = task;
    }

    /** The runner cleans up: there is nothing to cancel any more, but to wait for. */
    void closing() {
        closing = true;
    }

    void uninstall() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(this);
        } catch (IllegalStateException shuttingDown) {
            // It is running: the latch lets it end.
        }
    }

    @Override
    public void run() {
        shuttingDown = true;
        Task<?> task = main;
        if (task == null && !closing || exitWasCalled()) return;
        if (task != null) cancel(task);
        try {
            if (await(System.nanoTime() + patienceNanos)) linger(System.nanoTime() + GRACE_NANOS);
        } catch (InterruptedException giveUp) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cancel(Task<?> task) {
        try {
            task.loop().callSoonThreadsafe(() -> task.cancel("interrupted"));
        } catch (IllegalStateException loopClosed) {
            // It ended in this instant; its thread may still want to print.
        }
    }

    private boolean await(long deadline) throws InterruptedException {
        while (!closed.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (!runner.isAlive() || waitsForShutdown(runner) || System.nanoTime() - deadline >= 0) return false;
        }
        return true;
    }

    private void linger(long deadline) throws InterruptedException {
        while (runner.isAlive() && !waitsForShutdown(runner) && System.nanoTime() - deadline < 0) {
            runner.join(POLL_MILLIS);
        }
    }

    /** A signal shuts down from a thread of the JVM's own, without {@code Runtime.exit}. */
    private static boolean exitWasCalled() {
        return Thread.getAllStackTraces().values().stream().anyMatch(InterruptHook::isInExit);
    }

    /** {@code System.exit(run(...))} blocks in a shutdown that has begun: waiting for it would be a deadlock. */
    private static boolean waitsForShutdown(Thread thread) {
        return isInExit(thread.getStackTrace());
    }

    private static boolean isInExit(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit")) return true;
        }
        return false;
    }
}
