package weft;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C cancel the main tasks of all {@link Runner}s, and the JVM wait until what was running has cleaned up:
 * rule R8, as far as a JVM allows. It is a shutdown hook, so SIGTERM does the same, and the end of the last thread that
 * is no daemon. A program that calls {@link System#exit} means it: then nothing is cancelled and nothing waited for. A
 * second Ctrl-C is ignored by the JVM, therefore the wait ends after the seconds that the system property
 * {@code weft.interrupt.seconds} gives (default 5; 0 turns all of this off). After one second the log says what is
 * waited for.
 */
final class InterruptHook implements Runnable {
    /*
     * RUNNERS        the runners that are open; the hook is registered with the JVM while there are any
     * registered     the thread of the hook; null while there is none
     * shuttingDown   set once, by the hook
     *
     * All are guarded by this class's lock, and each runner that closes wakes the hook. The hook is one for all runners:
     * it looks once at who shuts the JVM down, which takes a look at all threads.
     */
    static final String SECONDS = "weft.interrupt.seconds";

    /** Containers and service managers kill after ten seconds, some of which the program's own hooks may need. */
    private static final int DEFAULT_SECONDS = 5;

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** After a loop is closed its thread may still print the results; a thread that goes on for good is left. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How often the hook looks whether a thread is gone, or waits for the hook. */
    private static final long FIRST_POLL_MILLIS = 5;

    private static final long LAST_POLL_MILLIS = 100;

    private static final List<Interruptible> RUNNERS = new ArrayList<>();
    private static Thread registered;
    private static volatile boolean shuttingDown;

    private final long patienceNanos;

    private InterruptHook(int seconds) {
        patienceNanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Adds the runner of this thread; null when this is turned off or the JVM is already going down. */
    static Interruptible install() {
        int seconds = Integer.getInteger(SECONDS, DEFAULT_SECONDS);
        return seconds <= 0 ? null : install(seconds);
    }

    private static synchronized Interruptible install(int seconds) {
        if (shuttingDown) return null;
        if (registered == null) {
            Thread hook = DaemonThread.create("weft-interrupt", new InterruptHook(seconds));
            try {
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException itHasBegun) {
                return null;
            }
            registered = hook;
        }
        Interruptible runner = new Interruptible();
        RUNNERS.add(runner);
        return runner;
    }

    static synchronized void uninstall(Interruptible runner) {
        RUNNERS.remove(runner);
        InterruptHook.class.notifyAll();
        if (!RUNNERS.isEmpty() || registered == null || shuttingDown) return;
        try {
            Runtime.getRuntime().removeShutdownHook(registered);
        } catch (IllegalStateException itHasBegun) {
            // It runs, or will: there is nothing for it to do.
        }
        registered = null;
    }

    /** Tells whether the JVM goes down while a runner runs. */
    static boolean isShuttingDown() {
        return shuttingDown;
    }

    // ---- the hook

    @Override
    public void run() {
        List<Interruptible> all = begin();
        all.removeIf(runner -> !runner.isBusy());
        if (all.isEmpty() || !JvmEnd.isAskedFor()) return;
        for (Interruptible runner : all) runner.cancel();
        try {
            long begun = System.nanoTime();
            List<Interruptible> left = await(all, begun + Math.min(patienceNanos, QUIET_NANOS));
            if (!left.isEmpty() && patienceNanos > QUIET_NANOS) {
                ErrorReporter.warn(Interruptible.text(left, TimeUnit.NANOSECONDS.toSeconds(patienceNanos)));
                left = await(left, begun + patienceNanos);
            }
            all.removeAll(left);
            linger(all);
        } catch (InterruptedException giveUp) {
            Thread.currentThread().interrupt();
        }
    }

    private static synchronized List<Interruptible> begin() {
        shuttingDown = true;
        return new ArrayList<>(RUNNERS);
    }

    /** Waits until runners are closed, and returns those that are not, but can be. */
    private static synchronized List<Interruptible> await(List<Interruptible> all, long deadline)
            throws InterruptedException {
        List<Interruptible> left = new ArrayList<>(all);
        long poll = FIRST_POLL_MILLIS;
        while (true) {
            left.removeIf(runner -> !RUNNERS.contains(runner) || runner.threadIsGone());
            long nanos = deadline - System.nanoTime();
            if (left.isEmpty() || nanos <= 0) return left;
            InterruptHook.class.wait(Math.min(poll, TimeUnit.NANOSECONDS.toMillis(nanos) + 1));
            poll = Math.min(2 * poll, LAST_POLL_MILLIS);
        }
    }

    private static void linger(List<Interruptible> closed) throws InterruptedException {
        long deadline = System.nanoTime() + GRACE_NANOS;
        for (long poll = FIRST_POLL_MILLIS; deadline - System.nanoTime() > 0; poll = 2 * poll) {
            closed.removeIf(Interruptible::threadIsGone);
            if (closed.isEmpty()) return;
            closed.get(0).join(Math.min(poll, LAST_POLL_MILLIS));
        }
    }
}
