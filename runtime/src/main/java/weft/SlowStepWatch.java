package weft;

import java.util.HashSet;
import java.util.Set;

/** The thread that looks at what takes too long, for all loops that are timed. There is one while there are any. */
final class SlowStepWatch implements Runnable {
    /*
     * WATCHED  what is timed: a loop enters with its first step, and leaves at the end of its run
     * serves   whether there is a thread; set by the thread that starts it, set back by itself
     *
     * Both are guarded by this class's lock, which is not held while a loop is looked at. Each change wakes the thread.
     */
    private static final Set<SlowSteps> WATCHED = new HashSet<>();
    private static boolean serves;

    /** Runs may follow each other closely. */
    private static final long LINGER_MILLIS = 100;

    private SlowStepWatch() {}

    /** Has a loop looked at; false if there is no thread for it. */
    static synchronized boolean add(SlowSteps steps) {
        if (!serves) {
            try {
                DaemonThread.start("weft-slow-steps", new SlowStepWatch());
            } catch (Throwable noThread) {
                return false;
            }
            serves = true;
        }
        WATCHED.add(steps);
        changed();
        return true;
    }

    static synchronized void remove(SlowSteps steps) {
        if (WATCHED.remove(steps)) changed();
    }

    /** A limit is another one now. */
    static synchronized void changed() {
        SlowStepWatch.class.notifyAll();
    }

    @Override
    public void run() {
        while (waitsForNextLook()) look();
    }

    /** Returns false if there is nothing to look at. */
    private static boolean waitsForNextLook() {
        synchronized (SlowStepWatch.class) {
            try {
                SlowStepWatch.class.wait(WATCHED.isEmpty() ? LINGER_MILLIS : shortestPeriod());
            } catch (InterruptedException notMeant) {
                // Nobody ends this thread like that.
            }
            serves = !WATCHED.isEmpty();
            return serves;
        }
    }

    private static long shortestPeriod() {
        long shortest = Long.MAX_VALUE;
        for (SlowSteps each : WATCHED) shortest = Math.min(shortest, each.periodMillis());
        return shortest;
    }

    /** A method of its own, so that nothing of a loop is on this thread's stack while it waits. */
    private static void look() {
        for (SlowSteps each : snapshot()) {
            try {
                each.takeSample();
            } catch (Throwable notLookedAt) {
                // The others have to be.
            }
        }
    }

    private static synchronized SlowSteps[] snapshot() {
        return WATCHED.toArray(new SlowSteps[0]);
    }
}
