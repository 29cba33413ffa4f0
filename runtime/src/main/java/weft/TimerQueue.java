package weft;

/** The timers of a loop, ordered by deadline and then by the order in which they were set. */
final class TimerQueue {
    /** Cancelled timers are swept out when there are more timers than this and more than half are cancelled. */
    private static final int SWEEP_ABOVE = 100;

    private final TimerHeap timers = new TimerHeap();
    private long lastSequence;
    private int cancelled;

    void add(TimerHandle timer) {
        timer.sequence = ++lastSequence;
        timer.queue = this;
        timers.add(timer);
        if (timer.isCancelled()) cancelled++;
    }

    /** A timer in this queue was cancelled; it stays until it comes to the head or a sweep takes it. */
    void countCancelled() {
        cancelled++;
    }

    /** Returns the first deadline, or {@link LoopClock#FOREVER} if no timer is set. */
    long firstDeadline() {
        dropCancelled();
        TimerHandle first = timers.first();
        return first == null ? LoopClock.FOREVER : first.when();
    }

    void moveDue(long now, ReadyQueue ready) {
        for (TimerHandle first = timers.first(); first != null && first.when() <= now; first = timers.first()) {
            timers.removeFirst();
            leave(first);
            ready.add(first);
        }
    }

    int size() {
        return timers.size();
    }

    void clear() {
        timers.clear();
        cancelled = 0;
    }

    private void dropCancelled() {
        if (timers.size() > SWEEP_ABOVE && cancelled * 2 > timers.size()) {
            timers.removeCancelled();
            cancelled = 0;
            return;
        }
        for (TimerHandle first = timers.first(); first != null && first.isCancelled(); first = timers.first()) {
            timers.removeFirst();
            leave(first);
        }
    }

    private void leave(TimerHandle timer) {
        timer.queue = null;
        if (timer.isCancelled()) cancelled--;
    }
}
