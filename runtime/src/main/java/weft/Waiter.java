package weft;

/**
 * What a {@link Future} holds while it is pending, beside a {@link Task} that awaits it: what to do when it is done.
 */
abstract class Waiter extends Ready {
    /** Stands for all callbacks that were taken back. */
    static final Object TAKEN_BACK = new Object();

    /**
     * The future is done. Called once, by the thread that completed it or, if that came first, that registered this;
     * once more if it threw, which must then have the effect of one call.
     *
     * @param message what has this as its entry, for the loop in which this goes on; null if this thread runs that
     */
    abstract void wake(Future<?> done, Inbox.Node message);

    /** For waiters that queue themselves. */
    @Override
    void runReady() {
        throw new AssertionError(this + " was queued");
    }

    static void wake(Object waiter, Future<?> done, Inbox.Node message) {
        if (waiter instanceof Task<?> task) task.loop.schedule(task, message);
        else ((Waiter) waiter).wake(done, message);
    }

    /** Tells whether a waiter is the unwanted one. */
    static boolean matches(Object waiter, Object unwanted) {
        return waiter == unwanted || unwanted == TAKEN_BACK && Callback.isTakenBack(waiter);
    }
}
