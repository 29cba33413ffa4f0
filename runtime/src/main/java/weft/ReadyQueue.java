package weft;

/**
 * First in, first out, in a ring that grows and shrinks: queueing allocates nothing. Holds {@link Task}s,
 * {@link Ready}s and {@link Sleep}s.
 */
final class ReadyQueue {
    private static final int LEAST = 64;

    private final MostlyEmpty mostlyEmpty = new MostlyEmpty();
    private Object[] ring = new Object[LEAST];
    private int head;
    private int size;

    void add(Object entry) {
        if (size == ring.length) resize(2 * size);
        ring[(head + size) & (ring.length - 1)] = entry;
        size++;
    }

    /** Returns the first entry. Called only while {@link #size} is not 0. */
    Object first() {
        return ring[head];
    }

    /** Returns an entry. Called only with indexes below {@link #size}. */
    Object get(int index) {
        return ring[(head + index) & (ring.length - 1)];
    }

    /** Drops the first entry. Called only while {@link #size} is not 0. */
    void removeFirst() {
        ring[head] = null;
        head = (head + 1) & (ring.length - 1);
        size--;
    }

    Object poll() {
        Object entry = first();
        removeFirst();
        return entry;
    }

    int size() {
        return size;
    }

    /** Called now and then. Gives back what a peak has left empty. */
    void shrink() {
        int fitting = mostlyEmpty.lengthFor(size, ring.length, LEAST);
        if (fitting < ring.length) resize(fitting);
    }

    /** How many entries there is room for; for tests. */
    int capacity() {
        return ring.length;
    }

    private void resize(int length) {
        Object[] resized = new Object[length];
        int first = Math.min(size, ring.length - head);
        System.arraycopy(ring, head, resized, 0, first);
        System.arraycopy(ring, 0, resized, first, size - first);
        ring = resized;
        head = 0;
    }
}
