package weft;

/**
 * What a {@link Future} holds while it is pending, beside a {@link Task} that awaits it: what to do when it is done.
 */
abstract class Waiter extends Ready {
    /**
     * The future is done. Called once, by the thread that completed it or, if that came first, that registered this.
     */
    abstract void wake(Future<?> done);

    /** For waiters that queue themselves. */
    @Override
    void runReady() {
        throw new AssertionError(this + " was queued");
    }

    static void wake(Object waiter, Future<?> done) {
        if (waiter instanceof Task<?> task) task.wake();
        else ((Waiter) waiter).wake(done);
    }
}
