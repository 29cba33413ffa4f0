package weft;

import java.util.concurrent.ConcurrentLinkedQueue;

/** The queues of a loop, and one turn through them. All but {@link #post} belongs to the loop's thread. */
final class Scheduler {
    /** asyncio waits no longer than this at once. */
    private static final long LONGEST_IDLE = 24L * 3600 * 1_000_000_000;

    final LoopClock clock;
    final ReadyQueue ready = new ReadyQueue();
    final TimerQueue timers = new TimerQueue();
    /** Marks how far one drain goes, so that threads that post without end cannot keep the loop in it: rule L2. */
    private static final Object END = new Object();

    /** What times the steps; null when nothing does. */
    volatile SlowSteps slowSteps;

    private final ConcurrentLinkedQueue<Object> inbox = new ConcurrentLinkedQueue<>();

    Scheduler(LoopClock clock) {
        this.clock = clock;
    }

    /** Queues an entry from any thread. */
    void post(Object entry) {
        inbox.add(entry);
        clock.wakeup();
    }

    /**
     * One iteration: what other threads sent, then, if there is nothing to do, a wait; then due timers move behind what
     * was ready; then what is ready now runs, and what that adds waits for the next iteration.
     */
    void runOnce(boolean mayIdle) {
        drainInbox();
        long deadline = timers.firstDeadline();
        if (ready.size() == 0 && mayIdle) {
            idleUntil(deadline);
            drainInbox();
        }
        if (deadline != LoopClock.FOREVER) timers.moveDue(clock.nanoTime(), ready);
        SlowSteps timed = slowSteps;
        if (timed == null) for (int left = ready.size(); left > 0; left--) run(ready.poll());
        else for (int left = ready.size(); left > 0; left--) timed.run(ready.poll());
    }

    private void idleUntil(long deadline) {
        if (deadline == LoopClock.FOREVER) {
            clock.idle(LoopClock.FOREVER);
            return;
        }
        long nanos = deadline - clock.nanoTime();
        if (nanos > 0) clock.idle(Math.min(nanos, LONGEST_IDLE));
    }

    private void drainInbox() {
        if (inbox.isEmpty()) return;
        inbox.add(END);
        for (Object entry = inbox.poll(); entry != END; entry = inbox.poll()) ready.add(entry);
    }

    /** Tells whether another thread has sent something; for tests. */
    boolean hasInbox() {
        return !inbox.isEmpty();
    }

    static void run(Object entry) {
        if (entry instanceof Task<?> task) task.step();
        else ((Ready) entry).runReady();
    }

    /** Drops everything, after the loop was closed. What has no loop of its own goes on here and now. */
    void clear() {
        while (ready.size() > 0) abandon(ready.poll());
        timers.clear();
        abandonInbox();
    }

    /** Drops what was posted to a closed loop, on any thread. */
    void abandonInbox() {
        for (Object entry = inbox.poll(); entry != null; entry = inbox.poll()) abandon(entry);
    }

    private static void abandon(Object entry) {
        if (entry instanceof Ready queued) queued.abandoned();
    }
}
