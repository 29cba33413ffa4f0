package weft.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a queue keeps its items in: the part in which the three kinds of queues differ. Any item may be null. */
interface Items<T> {
    void put(T item);

    /** Removes the next item; there is one. */
    T take();

    int size();

    /** The items for {@code toString}, in the order in which they are kept. */
    List<T> list();

    /** First in, first out. */
    class Fifo<T> implements Items<T> {
        /** Stands for null, which an ArrayDeque does not take. */
        private static final Object NULL = new Object();

        final ArrayDeque<Object> items = new ArrayDeque<>();

        @Override
        public final void put(T item) {
            items.addLast(item == null ? NULL : item);
        }

        @Override
        public T take() {
            return unmask(items.removeFirst());
        }

        @Override
        public final int size() {
            return items.size();
        }

        @Override
        public final List<T> list() {
            List<T> list = new ArrayList<>(items.size());
            for (Object item : items) list.add(unmask(item));
            return list;
        }

        @SuppressWarnings("unchecked")
        final T unmask(Object item) {
            return item == NULL ? null : (T) item;
        }
    }

    /** Last in, first out. */
    final class Lifo<T> extends Fifo<T> {
        @Override
        public T take() {
            return unmask(items.removeLast());
        }
    }

    /** The least first; of equal ones the one that came first. */
    final class Sorted<T> implements Items<T> {
        private final java.util.PriorityQueue<Entry<T>> entries;
        private long nextNumber;

        private record Entry<T>(T item, long number) {}

        Sorted(Comparator<? super T> comparator) {
            entries = new java.util.PriorityQueue<>(
                    Comparator.<Entry<T>, T>comparing(Entry::item, comparator).thenComparingLong(Entry::number));
        }

        @Override
        public void put(T item) {
            entries.add(new Entry<>(item, nextNumber++));
        }

        @Override
        public T take() {
            return entries.remove().item();
        }

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public List<T> list() {
            List<T> list = new ArrayList<>(entries.size());
            for (Entry<T> entry : entries) list.add(entry.item());
            return list;
        }
    }
}
