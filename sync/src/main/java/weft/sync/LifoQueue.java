package weft.sync;

/**
 * A {@link Queue} that gives the item that came last.
 *
 * <p>This is asyncio's {@code LifoQueue}.
 *
 * @param <T> the type of the items
 */
public final class LifoQueue<T> extends Queue<T> {
    /** Makes a queue without a limit. */
    public LifoQueue() {
        this(0);
    }

    /**
     * Makes a queue.
     *
     * @param maxsize how many items it has room for; no limit if it is 0 or less
     */
    public LifoQueue(int maxsize) {
        super(maxsize, new Items.Lifo<>());
    }
}
