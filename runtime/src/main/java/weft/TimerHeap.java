package weft;

import java.util.Arrays;

/**
 * Timers by deadline, and those of one deadline in the order in which they were added: a heap in which each has four
 * children, with the deadlines beside the timers, so that a comparison seldom has to look at one.
 */
final class TimerHeap {
    private static final int CHILDREN = 4;
    private static final int LEAST = 16;

    private long[] deadlines = new long[LEAST];
    private TimerHandle[] timers = new TimerHandle[LEAST];
    private int size;

    int size() {
        return size;
    }

    TimerHandle first() {
        return timers[0];
    }

    void add(TimerHandle timer) {
        if (size == timers.length) {
            deadlines = Arrays.copyOf(deadlines, size * 2);
            timers = Arrays.copyOf(timers, size * 2);
        }
        siftUp(size++, timer);
    }

    void removeFirst() {
        TimerHandle last = timers[--size];
        timers[size] = null;
        if (size > 0) siftDown(0, last);
    }

    /** Drops those that were cancelled. */
    void removeCancelled() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (timers[i].isCancelled()) {
                timers[i].queue = null;
            } else {
                deadlines[kept] = deadlines[i];
                timers[kept++] = timers[i];
            }
        }
        Arrays.fill(timers, kept, size, null);
        size = kept;
        for (int i = (size - 2) / CHILDREN; i >= 0 && size > 1; i--) siftDown(i, timers[i]);
    }

    void clear() {
        for (int i = 0; i < size; i++) timers[i].queue = null;
        Arrays.fill(timers, 0, size, null);
        size = 0;
    }

    private void siftUp(int from, TimerHandle timer) {
        int at = from;
        long deadline = timer.when();
        while (at > 0) {
            int parent = (at - 1) / CHILDREN;
            if (!isBefore(deadline, timer, parent)) break;
            deadlines[at] = deadlines[parent];
            timers[at] = timers[parent];
            at = parent;
        }
        deadlines[at] = deadline;
        timers[at] = timer;
    }

    private void siftDown(int from, TimerHandle timer) {
        int at = from;
        long deadline = timer.when();
        while (true) {
            int least = firstChild(at);
            if (least < 0 || isBefore(deadline, timer, least)) break;
            deadlines[at] = deadlines[least];
            timers[at] = timers[least];
            at = least;
        }
        deadlines[at] = deadline;
        timers[at] = timer;
    }

    /** The child that is due first; negative if there is none. */
    private int firstChild(int parent) {
        int child = parent * CHILDREN + 1;
        if (child >= size) return -1;
        int least = child;
        for (int end = Math.min(child + CHILDREN, size); ++child < end; ) {
            if (isBefore(deadlines[child], timers[child], least)) least = child;
        }
        return least;
    }

    private boolean isBefore(long deadline, TimerHandle timer, int other) {
        long with = deadlines[other];
        return deadline < with || deadline == with && timer.sequence < timers[other].sequence;
    }
}
