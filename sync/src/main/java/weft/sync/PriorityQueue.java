package weft.sync;

import java.util.Comparator;
import java.util.Objects;

/**
 * A {@link Queue} that gives the least item first, and of equal ones the one that came first.
 *
 * <p>This is asyncio's {@code PriorityQueue}, whose order of equal items is not defined.
 *
 * @param <T> the type of the items
 */
public final class PriorityQueue<T> extends Queue<T> {
    /** Makes a queue without a limit, of items that are {@link Comparable}. */
    public PriorityQueue() {
        this(0);
    }

    /**
     * Makes a queue of items that are {@link Comparable}; a put of others throws {@link IllegalArgumentException} when
     * they have to be compared.
     *
     * @param maxsize how many items it has room for; no limit if it is 0 or less
     */
    public PriorityQueue(int maxsize) {
        this(maxsize, PriorityQueue::compareNaturally);
    }

    /**
     * Makes a queue without a limit.
     *
     * @param comparator the order
     */
    public PriorityQueue(Comparator<? super T> comparator) {
        this(0, comparator);
    }

    /**
     * Makes a queue.
     *
     * @param maxsize how many items it has room for; no limit if it is 0 or less
     * @param comparator the order
     */
    public PriorityQueue(int maxsize, Comparator<? super T> comparator) {
        super(maxsize, new Items.Sorted<>(Objects.requireNonNull(comparator, "comparator")));
    }

    @SuppressWarnings("unchecked")
    private static int compareNaturally(Object left, Object right) {
        return ((Comparable<Object>) comparable(left)).compareTo(comparable(right));
    }

    private static Comparable<?> comparable(Object item) {
        if (item instanceof Comparable<?> comparable) return comparable;
        throw new IllegalArgumentException(
                (item == null ? "null" : item.getClass().getName())
                        + " is not Comparable; make the queue with an order: new PriorityQueue<>(Comparator.comparing(...))");
    }
}
