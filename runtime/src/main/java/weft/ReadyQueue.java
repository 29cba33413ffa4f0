package weft;

/**
 * First in, first out, in a ring that grows: queueing allocates nothing. Holds {@link Task}s, {@link Ready}s and
 * {@link Sleep}s.
 */
final class ReadyQueue {
    private Object[] ring = new Object[64];
    private int head;
    private int size;

    void add(Object entry) {
        if (size == ring.length) grow();
        ring[(head + size) & (ring.length - 1)] = entry;
        size++;
    }

    /** Returns the first entry. Called only while {@link #size} is not 0. */
    Object first() {
        return ring[head];
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

    private void grow() {
        Object[] larger = new Object[ring.length * 2];
        int first = ring.length - head;
        System.arraycopy(ring, head, larger, 0, first);
        System.arraycopy(ring, 0, larger, first, head);
        ring = larger;
        head = 0;
    }
}
