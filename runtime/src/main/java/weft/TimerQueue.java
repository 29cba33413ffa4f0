package weft;

/** The timers of a loop, ordered by deadline and then by the order in which they were set. */
final class TimerQueue {
    /** Cancelled timers are swept out when there are more timers than this and more than half are cancelled. */
    private static final int SWEEP_ABOVE = 100;

    private final TimerHeap timers = new TimerHeap();

    /** With those that were cancelled after they had left: a sweep too early is paid for by as many cancels. */
    private int cancelled;

    void add(long deadline, Timer timer) {
        timers.add(deadline, timer);
        if (timer.isCancelled()) cancelled++;
    }

    /** A timer was cancelled; if it is in here it stays until it comes to the head or a sweep takes it. */
    void countCancelled() {
        cancelled++;
    }

    /** Returns the first deadline, or {@link LoopClock#FOREVER} if no timer is set. */
    long firstDeadline() {
        timers.settle();
        dropCancelled();
        return timers.firstDeadline();
    }

    void moveDue(long now, ReadyQueue ready) {
        timers.settle();
        while (timers.size() > 0 && timers.firstDeadline() <= now) ready.add(removeFirst());
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
        for (Timer first = timers.first(); first != null && first.isCancelled(); first = timers.first()) removeFirst();
    }

    private Timer removeFirst() {
        Timer first = timers.first();
        timers.removeFirst();
        if (first.isCancelled() && cancelled > 0) cancelled--;
        return first;
    }
}
