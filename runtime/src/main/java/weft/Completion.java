package weft;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/** The state of a {@link Future}: whether it is done, its outcome, and until then who waits for it. Lock-free. */
abstract class Completion {
    /*
     * The protocol. One word, `state`, says everything; it is only changed by compare-and-set.
     *
     *   pending   null                  nobody waits
     *             a Task                that task awaits this (no wrapper: an await allocates nothing)
     *             a Waiter              a callback, a blocked thread, a stage, or a WaiterList of such and of Tasks
     *   done      an Unretrieved        the exception, which nobody has seen
     *             a Failure             the exception, seen
     *             a Cancelled           the message, or the CancelledError that ended the task
     *             a Boxed               a value that would read as one of the above: null, a Task
     *             anything else         the value
     *
     *   who                     when                         writes
     *   any thread              registers, while pending     pending -> pending with one waiter more (or fewer)
     *   any thread, one wins    completes                    pending -> done; then that thread wakes the waiters it
     *                                                        replaced, which no other thread can reach any more
     *   any thread              registers, finds it done     nothing; wakes its own waiter
     *
     * So each waiter is woken exactly once, and waking means queueing (in the ready queue if this thread runs the
     * waiter's loop, else in that loop's inbox): the reader of the state in the waiter's step comes after the
     * compare-and-set. A done state changes in one way: who sees the exception makes an Unretrieved a Failure. Several may
     * do so at once; they write the same.
     */
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Completion.class, "state", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private static final Boxed NULL = new Boxed(null);

    private volatile Object state;

    private record Boxed(Object value) {}

    private static boolean isPending(Object state) {
        return state == null || state instanceof Task || state instanceof Waiter;
    }

    private static Object encode(Object value) {
        if (value == null) return NULL;
        return value instanceof Task ? new Boxed(value) : value;
    }

    /** The value of a done state, or its exception thrown. */
    private Object take(Object done) {
        if (done instanceof Failure failure) return failure.raise();
        if (done instanceof Unretrieved unseen) return seen(unseen).raise();
        if (done instanceof Cancelled cancelled) throw cancelled.makeError();
        return done instanceof Boxed boxed ? boxed.value : done;
    }

    /** What a waiter of this done future is resumed with: the value, or a {@link Failure}. */
    final Object outcome() {
        Object done = state;
        if (done instanceof Unretrieved unseen) return seen(unseen);
        if (done instanceof Cancelled cancelled) return new Failure(cancelled.makeError());
        if (done instanceof Boxed boxed) return boxed.value;
        if (isPending(done)) {
            return new Failure(new IllegalStateException("await wasn't used with future: " + this
                    + " is still pending; leave calling onAwait to await(...)"));
        }
        return done;
    }

    private boolean complete(Object done) {
        Object waiters;
        do {
            waiters = state;
            if (!isPending(waiters)) return false;
        } while (!STATE.compareAndSet(this, waiters, done));
        if (waiters != null) Waiter.wake(waiters, future());
        return true;
    }

    /** Completes with a value unless done. */
    final boolean trySucceed(Object value) {
        return complete(encode(value));
    }

    /** Completes with an exception unless done. */
    final boolean tryFail(Failure failure) {
        if (hasOutcome()) return false;
        Unretrieved unseen;
        try {
            unseen = Unretrieved.note(future(), failure);
        } catch (VirtualMachineError noMemory) {
            // To complete is more than to report.
            return complete(failure);
        }
        if (complete(unseen)) return true;
        unseen.forget();
        return false;
    }

    /** Completes as cancelled unless done. */
    final boolean tryCancel(Cancelled cancelled) {
        return complete(cancelled);
    }

    /** Registers a {@link Task} or {@link Waiter}; if this is done it is woken at once. */
    final void addWaiter(Object waiter) {
        Object known;
        do {
            known = state;
            if (!isPending(known)) {
                Waiter.wake(waiter, future());
                return;
            }
        } while (!STATE.compareAndSet(this, known, known == null ? waiter : new WaiterList(waiter, known)));
    }

    /** Takes back what {@link #addWaiter} registered. */
    final void removeWaiter(Object waiter) {
        Object known;
        do {
            known = state;
        } while (known != null
                && isPending(known)
                && !STATE.compareAndSet(this, known, WaiterList.without(known, other -> other == waiter)));
    }

    /** Tells whether this failed and nobody has looked at the exception: asyncio's {@code _log_traceback}, rule F9. */
    final boolean isUnretrieved() {
        return state instanceof Unretrieved;
    }

    /** The error that a waiter of this cancelled future gets: a saved one once, then new ones. */
    final CancelledError makeCancelledError() {
        return state instanceof Cancelled cancelled ? cancelled.makeError() : new CancelledError();
    }

    /** The message of the cancel that ended this future, or null. */
    final String cancelMessage() {
        return state instanceof Cancelled cancelled ? cancelled.message : null;
    }

    private Future<?> future() {
        return (Future<?>) this;
    }

    /** What {@code await} finds: the value or the exception, else {@link Coroutine#SUSPENDED}. */
    final Object poll() {
        Object known = state;
        return isPending(known) ? Coroutine.SUSPENDED : take(known);
    }

    /** The value of a done future, or its exception thrown. */
    final Object takeResult() {
        return take(done());
    }

    /** The exception of a done future, thrown if it is a cancellation; null if there is a value. */
    final Throwable takeException() {
        Object done = done();
        if (done instanceof Cancelled cancelled) throw cancelled.makeError();
        if (done instanceof Unretrieved unseen) return seen(unseen).exception();
        return done instanceof Failure failure ? failure.exception() : null;
    }

    private Object done() {
        Object known = state;
        if (isPending(known)) {
            throw new InvalidStateException("the result is not ready: write await(future), or get() on another thread");
        }
        return known;
    }

    final boolean hasOutcome() {
        return !isPending(state);
    }

    final boolean wasCancelled() {
        return state instanceof Cancelled;
    }

    /** Notes that nobody has to be told of the exception any more. */
    final void markRetrieved() {
        if (state instanceof Unretrieved unseen) seen(unseen);
    }

    private Failure seen(Unretrieved unseen) {
        state = unseen.failure;
        unseen.forget();
        return unseen.failure;
    }

    /** Takes back the callbacks of a function, and returns how many there were. */
    final int removeCallbacks(Consumer<?> function) {
        while (true) {
            Object known = state;
            if (known == null || !isPending(known)) return 0;
            Object kept = WaiterList.without(
                    known, waiter -> waiter instanceof Callback<?> entry && entry.function == function);
            int removed = WaiterList.size(known) - WaiterList.size(kept);
            if (removed == 0 || STATE.compareAndSet(this, known, kept)) return removed;
        }
    }

    final String stateText() {
        Object known = state;
        if (isPending(known)) return "pending";
        if (known instanceof Cancelled) return "cancelled";
        if (known instanceof Unretrieved unseen) return "finished exception=" + unseen.failure.exception();
        if (known instanceof Failure failure) return "finished exception=" + failure.exception();
        return "finished result=" + (known instanceof Boxed boxed ? boxed.value : known);
    }
}
