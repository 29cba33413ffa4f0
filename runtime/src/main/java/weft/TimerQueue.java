package weft;

import java.util.PriorityQueue;

/** The timers of a loop, ordered by deadline and then by the order in which they were set. */
final class TimerQueue {
    /** Cancelled timers are swept out when there are more timers than this and more than half are cancelled. */
    private static final int SWEEP_ABOVE = 100;

    private final PriorityQueue<TimerHandle> timers = new PriorityQueue<>();
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
        TimerHandle first = timers.peek();
        return first == null ? LoopClock.FOREVER : first.when();
    }

    void moveDue(long now, ReadyQueue ready) {
        for (TimerHandle first = timers.peek(); first != null && first.when() <= now; first = timers.peek()) {
            timers.remove();
            leave(first);
            ready.add(first);
        }
    }

    int size() {
        return timers.size();
    }

    void clear() {
        timers.forEach(timer -> timer.queue = null);
        timers.clear();
        cancelled = 0;
    }

    private void dropCancelled() {
        if (timers.size() > SWEEP_ABOVE && cancelled * 2 > timers.size()) {
            timers.removeIf(timer -> {
                if (!timer.isCancelled()) return false;
                timer.queue = null;
                return true;
            });
            cancelled = 0;
            return;
        }
        for (TimerHandle first = timers.peek(); first != null && first.isCancelled(); first = timers.peek()) {
            timers.remove();
            leave(first);
        }
    }

    private void leave(TimerHandle timer) {
        timer.queue = null;
        if (timer.isCancelled()) cancelled--;
    }
}
