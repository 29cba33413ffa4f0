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

        private ArrayDeque<Object> items = new ArrayDeque<>();
        private final Peak peak = new Peak();

        @Override
        public final void put(T item) {
            items.addLast(item == null ? NULL : item);
            peak.grown(items.size());
        }

        @Override
        public final T take() {
            Object taken = takeFrom(items);
            if (peak.isOver(items.size())) items = copyOf(items);
            return unmask(taken);
        }

        Object takeFrom(ArrayDeque<Object> some) {
            return some.removeFirst();
        }

        private static ArrayDeque<Object> copyOf(ArrayDeque<Object> items) {
            try {
                return new ArrayDeque<>(items);
            } catch (OutOfMemoryError later) {
                return items;
            }
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
        private T unmask(Object item) {
            return item == NULL ? null : (T) item;
        }
    }

    /** Last in, first out. */
    final class Lifo<T> extends Fifo<T> {
        @Override
        Object takeFrom(ArrayDeque<Object> some) {
            return some.removeLast();
        }
    }

    /** The least first; of equal ones the one that came first. */
    final class Sorted<T> implements Items<T> {
        private java.util.PriorityQueue<Entry<T>> entries;
        private final Peak peak = new Peak();
        private long nextNumber;

        private record Entry<T>(T item, long number) {}

        Sorted(Comparator<? super T> comparator) {
            entries = new java.util.PriorityQueue<>(
                    Comparator.<Entry<T>, T>comparing(Entry::item, comparator).thenComparingLong(Entry::number));
        }

        @Override
        public void put(T item) {
            entries.add(new Entry<>(item, nextNumber++));
            peak.grown(entries.size());
        }

        @Override
        public T take() {
            T taken = entries.remove().item();
            if (peak.isOver(entries.size())) entries = copyOf(entries);
            return taken;
        }

        private static <T> java.util.PriorityQueue<Entry<T>> copyOf(java.util.PriorityQueue<Entry<T>> entries) {
            try {
                return new java.util.PriorityQueue<>(entries);
            } catch (OutOfMemoryError later) {
                return entries;
            }
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
