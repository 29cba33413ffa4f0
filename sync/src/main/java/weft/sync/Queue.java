package weft.sync;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.value;

import weft.Coroutine;
import weft.Future;
import weft.annotations.Async;

/**
 * A queue between tasks of one loop: who gets waits for an item, who puts waits for room, both in the order of arrival.
 * An item may be null.
 *
 * <p>An item stays in the queue until the task that was woken for it runs; a task that runs before it may get it, and
 * the first waits again.
 *
 * <p>This is asyncio's {@code Queue}, with its names but for {@code empty()} and {@code full()}, which are
 * {@link #isEmpty} and {@link #isFull}.
 *
 * @param <T> the type of the items
 */
public class Queue<T> extends LoopBound {
    private final int maxsize;
    private final Items<T> items;
    private final WaitLine getters = new WaitLine();
    private final WaitLine putters = new WaitLine();
    private final Event finished = new Event();
    private long unfinishedTasks;
    private boolean shutDown;
    private boolean inText;

    /** Makes a queue without a limit. */
    public Queue() {
        this(0);
    }

    /**
     * Makes a queue.
     *
     * @param maxsize how many items it has room for; no limit if it is 0 or less
     */
    public Queue(int maxsize) {
        this(maxsize, new Items.Fifo<>());
    }

    Queue(int maxsize, Items<T> items) {
        this.maxsize = maxsize;
        this.items = items;
        finished.set();
    }

    /** Returns how many items are in the queue. */
    public final int qsize() {
        return items.size();
    }

    /** Returns how many items the queue has room for; no limit if it is 0 or less. */
    public final int maxsize() {
        return maxsize;
    }

    /** Tells whether there is no item; asyncio's {@code empty()}. */
    public final boolean isEmpty() {
        return items.size() == 0;
    }

    /** Tells whether there is no room; asyncio's {@code full()}. */
    public final boolean isFull() {
        return maxsize > 0 && items.size() >= maxsize;
    }

    /**
     * Waits for room and puts an item. Does not yield to the loop if there is room.
     *
     * @param item what to put, may be null
     * @return a coroutine that ends when the item is in the queue; it throws {@link QueueShutDown} if the queue was
     *     shut down, and {@link IllegalStateException} on another loop than the one that used this first
     */
    @Async
    public final Coroutine<Void> put(T item) {
        use("put");
        while (isFull()) {
            if (shutDown) throw refusedPut();
            WaitLine.Place putter = putters.join(newWaiter());
            try {
                await(putter.future);
            } catch (Throwable error) {
                putter.future.cancel(); // it may not be done if the error is not a cancellation
                putters.leave(putter); // unless a get or shutdown took it out already
                // Woken, but not to put: the next one has to be.
                if (!isFull() && !putter.future.isCancelled()) wakeUpNext(putters);
                throw error;
            }
        }
        putNowait(item);
        return done();
    }

    /**
     * Puts an item if there is room.
     *
     * @param item what to put, may be null
     * @throws QueueFull if there is none
     * @throws QueueShutDown if the queue was shut down
     */
    public final void putNowait(T item) {
        use("putNowait");
        if (shutDown) throw refusedPut();
        if (isFull()) {
            throw new QueueFull("the queue has no room: await(queue.put(item)) waits for it, isFull() tells it before");
        }
        items.put(item);
        if (unfinishedTasks++ == 0) finished.clear();
        wakeUpNext(getters);
    }

    private static QueueShutDown refusedPut() {
        return new QueueShutDown("the queue was shut down, nothing can be put: stop the producers before shutdown()");
    }

    /**
     * Waits for an item and removes it. Does not yield to the loop if there is one.
     *
     * @return a coroutine of the item; it throws {@link QueueShutDown} if the queue was shut down and is empty, and
     *     {@link IllegalStateException} on another loop than the one that used this first
     */
    @Async
    public final Coroutine<T> get() {
        use("get");
        while (isEmpty()) {
            if (shutDown) throw refusedGet();
            WaitLine.Place getter = getters.join(newWaiter());
            try {
                await(getter.future);
            } catch (Throwable error) {
                getter.future.cancel(); // it may not be done if the error is not a cancellation
                getters.leave(getter); // unless a put or shutdown took it out already
                // Woken, but not to get: the next one has to be.
                if (!isEmpty() && !getter.future.isCancelled()) wakeUpNext(getters);
                throw error;
            }
        }
        return value(getNowait());
    }

    /**
     * Removes an item if there is one.
     *
     * @return the item
     * @throws QueueEmpty if there is none
     * @throws QueueShutDown if there is none and the queue was shut down
     */
    public final T getNowait() {
        use("getNowait");
        if (isEmpty()) {
            if (shutDown) throw refusedGet();
            throw new QueueEmpty("the queue has no item: await(queue.get()) waits for one, isEmpty() tells it before");
        }
        T item = items.take();
        wakeUpNext(putters);
        return item;
    }

    private static QueueShutDown refusedGet() {
        return new QueueShutDown("the queue was shut down and has no items left: this is the end of the input");
    }

    /**
     * Tells that an item that was got is dealt with; asyncio's {@code task_done}. {@link #join} waits for as many calls
     * as there were puts.
     *
     * @throws IllegalStateException if there were fewer puts
     */
    public final void taskDone() {
        use("taskDone");
        if (unfinishedTasks <= 0) {
            throw new IllegalStateException(
                    "taskDone() called too many times: call it once for each item that was got, and not for items that"
                            + " shutdown(true) removed");
        }
        unfinishedTasks--;
        if (unfinishedTasks == 0) finished.set();
    }

    /**
     * Waits until {@link #taskDone} was called for every item that was put.
     *
     * @return a coroutine that ends then; at once if all are dealt with
     */
    @Async
    public final Coroutine<Void> join() {
        use("join");
        if (unfinishedTasks > 0) await(finished.waitUntilSet());
        return done();
    }

    /** {@link #shutdown(boolean)} that lets the items that are there be got. */
    public final void shutdown() {
        shutdown(false);
    }

    /**
     * Ends the queue: from now on a put throws {@link QueueShutDown}, and so does a get once the queue is empty. All
     * that wait are woken and find that out.
     *
     * @param immediate whether the items that are there are removed, each as if {@link #taskDone} had been called for
     *     it
     */
    public final void shutdown(boolean immediate) {
        use("shutdown");
        shutDown = true;
        if (immediate) {
            while (!isEmpty()) {
                items.take();
                if (unfinishedTasks > 0) unfinishedTasks--;
            }
            if (unfinishedTasks == 0) finished.set();
        }
        while (!getters.isEmpty()) wakeUpNext(getters);
        while (!putters.isEmpty()) wakeUpNext(putters);
    }

    /** Wakes the first that waits and was not cancelled, if there is one. */
    private static void wakeUpNext(WaitLine waiters) {
        while (!waiters.isEmpty()) {
            Future<Void> waiter = waiters.removeFirst();
            if (!waiter.isDone()) {
                waiter.setResult(null);
                return;
            }
        }
    }

    /** A queue may contain itself. */
    private String itemsText() {
        if (inText) return "...";
        inText = true;
        try {
            return Text.of(items.list());
        } finally {
            inText = false;
        }
    }

    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder("<" + getClass().getSimpleName() + " maxsize=" + maxsize);
        if (!isEmpty()) text.append(" queue=").append(itemsText());
        if (!getters.isEmpty()) text.append(" getters[").append(getters.size()).append(']');
        if (!putters.isEmpty()) text.append(" putters[").append(putters.size()).append(']');
        if (unfinishedTasks > 0) text.append(" tasks=").append(unfinishedTasks);
        if (shutDown) text.append(" shutdown");
        return text.append('>').toString();
    }
}
