package weft.sync;

/**
 * A {@link Semaphore} that cannot have more permits than at first.
 *
 * <p>This is asyncio's {@code BoundedSemaphore}.
 */
public final class BoundedSemaphore extends Semaphore {
    private final int bound;

    /** Makes a semaphore with one permit. */
    public BoundedSemaphore() {
        this(1);
    }

    /**
     * Makes a semaphore.
     *
     * @param value the number of permits
     * @throws IllegalArgumentException if it is negative
     */
    public BoundedSemaphore(int value) {
        super(value);
        bound = value;
    }

    /**
     * Gives a permit back, to the first that waits if there is one.
     *
     * @throws IllegalStateException if nobody has a permit
     */
    @Override
    public void release() {
        use("release");
        if (value() >= bound) {
            throw new IllegalStateException("BoundedSemaphore released too many times: call release() once for each"
                    + " await(acquire()), or leave both to await(semaphore.with(() -> ...)); a Semaphore may grow");
        }
        super.release();
    }
}
