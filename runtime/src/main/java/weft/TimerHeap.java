package weft;

import java.util.Arrays;

/**
 * Timers by deadline, and those of one deadline in the order in which they were added: a heap in which each has four
 * children. What it is ordered by is beside the timers, so that no comparison looks at one.
 */
final class TimerHeap {
    private static final int CHILDREN = 4;
    private static final int LEAST = 16;

    private final MostlyEmpty mostlyEmpty = new MostlyEmpty();
    private long[] deadlines = new long[LEAST];
    private int[] sequences = new int[LEAST];
    private Object[] timers = new Object[LEAST];
    private int size;

    /** How many are in the order of a heap; those behind were added since it was last asked for the first. */
    private int settled;

    private int lastSequence;

    int size() {
        return size;
    }

    /** Returns null if there is none. */
    Timer first() {
        return (Timer) timers[0];
    }

    /** Returns {@link LoopClock#FOREVER} if there is none. */
    long firstDeadline() {
        return size == 0 ? LoopClock.FOREVER : deadlines[0];
    }

    void add(long deadline, Timer timer) {
        if (size == timers.length) resize(size * 2);
        put(size, deadline, ++lastSequence, timer);
        size++;
    }

    /** Called now and then. Gives back what a peak has left empty. */
    void shrink() {
        int fitting = mostlyEmpty.lengthFor(size, timers.length, LEAST);
        if (fitting < timers.length) resize(fitting);
    }

    /** All or nothing, should there be no memory. */
    private void resize(int length) {
        long[] resizedDeadlines = Arrays.copyOf(deadlines, length);
        int[] resizedSequences = Arrays.copyOf(sequences, length);
        timers = Arrays.copyOf(timers, length);
        deadlines = resizedDeadlines;
        sequences = resizedSequences;
    }

    /** How many timers there is room for; for tests. */
    int capacity() {
        return timers.length;
    }

    /** Called only while there is a {@link #first}. */
    void removeFirst() {
        Object last = timers[--size];
        timers[size] = null;
        settled = size;
        if (size > 0) siftDown(0, deadlines[size], sequences[size], last);
    }

    /** Drops those that were cancelled. */
    void removeCancelled() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!((Timer) timers[i]).isCancelled()) move(i, kept++);
        }
        Arrays.fill(timers, kept, size, null);
        size = kept;
        settled = kept;
        for (int i = (size - 2) / CHILDREN; i >= 0 && size > 1; i--) {
            siftDown(i, deadlines[i], sequences[i], timers[i]);
        }
    }

    void clear() {
        Arrays.fill(timers, 0, size, null);
        size = 0;
        settled = 0;
    }

    /**
     * Takes in what was added; called before all but {@link #add}. In one go: what adds many is not slowed down by it,
     * and the time until the first is due is there for it.
     */
    void settle() {
        for (; settled < size; settled++) siftUp(settled, deadlines[settled], sequences[settled], timers[settled]);
    }

    private void siftUp(int from, long deadline, int sequence, Object timer) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / CHILDREN;
            if (!isBefore(deadline, sequence, parent)) break;
            move(parent, at);
            at = parent;
        }
        put(at, deadline, sequence, timer);
    }

    private void siftDown(int from, long deadline, int sequence, Object timer) {
        int at = from;
        while (true) {
            int least = firstChild(at);
            if (least < 0 || isBefore(deadline, sequence, least)) break;
            move(least, at);
            at = least;
        }
        put(at, deadline, sequence, timer);
    }

    private void put(int at, long deadline, int sequence, Object timer) {
        deadlines[at] = deadline;
        sequences[at] = sequence;
        timers[at] = timer;
    }

    private void move(int from, int to) {
        put(to, deadlines[from], sequences[from], timers[from]);
    }

    /** The child that is due first; negative if there is none. */
    private int firstChild(int parent) {
        int child = parent * CHILDREN + 1;
        if (child >= size) return -1;
        int least = child;
        for (int end = Math.min(child + CHILDREN, size); ++child < end; ) {
            if (isBefore(deadlines[child], sequences[child], least)) least = child;
        }
        return least;
    }

    /** The difference of the sequences is right also after they have overflowed. */
    private boolean isBefore(long deadline, int sequence, int other) {
        long with = deadlines[other];
        return deadline < with || deadline == with && sequence - sequences[other] < 0;
    }
}
