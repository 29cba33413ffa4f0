package weft;

/** The timers of a loop, ordered by deadline and then by the order in which they were set. */
final class TimerQueue {
    /** Cancelled timers are swept out when there are more timers than this and more than half are cancelled. */
    private static final int SWEEP_ABOVE = 100;

    private final TimerHeap timers = new TimerHeap();

    /** How many of those in here were cancelled, of the ones that are due after {@link #movedUntil}. */
    private int cancelled;

    /** All that were due then have left. What is added for an earlier time leaves in the next iteration. */
    private long movedUntil = Long.MIN_VALUE;

    void add(long deadline, Timer timer) {
        if (!timer.isCancelled()) timers.add(deadline, timer);
    }

    /**
     * Counts a cancelled timer. It stays in the queue until it is first or a sweep removes it. A timer that has left
     * the queue was due, and does not count.
     */
    void countCancelled(long deadline) {
        if (deadline > movedUntil) cancelled++;
    }

    /** Returns the first deadline, or {@link LoopClock#FOREVER} if no timer is set. */
    long firstDeadline() {
        timers.settle();
        dropCancelled();
        return timers.firstDeadline();
    }

    void moveDue(long now, ReadyQueue ready) {
        timers.settle();
        while (timers.size() > 0 && timers.firstDeadline() <= now) {
            ready.add(timers.first());
            removeFirst();
        }
        movedUntil = Math.max(movedUntil, now);
    }

    /** Called now and then. Gives back what a peak has left empty. */
    void shrink() {
        timers.shrink();
    }

    /** How many timers there is room for; for tests. */
    int capacity() {
        return timers.capacity();
    }

    int size() {
        return timers.size();
    }

    void clear() {
        timers.clear();
        cancelled = 0;
        movedUntil = Long.MAX_VALUE;
    }

    private void dropCancelled() {
        if (timers.size() > SWEEP_ABOVE && cancelled > timers.size() / 2) {
            timers.removeCancelled();
            cancelled = 0;
            return;
        }
        for (Timer first = timers.first(); first != null && first.isCancelled(); first = timers.first()) removeFirst();
    }

    /** How many cancelled timers are counted; for tests. */
    int cancelled() {
        return cancelled;
    }

    private Timer removeFirst() {
        Timer first = timers.first();
        if (first.isCancelled() && timers.firstDeadline() > movedUntil) cancelled--;
        timers.removeFirst();
        return first;
    }
}
