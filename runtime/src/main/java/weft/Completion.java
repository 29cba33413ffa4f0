package weft;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The state of a {@link Future}: whether it is done, its outcome, and until then who waits for it. Lock-free. */
abstract class Completion {
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

    /** Tasks and callbacks of this future's loop; belongs to its thread. */
    private Object waiters;

    private record Boxed(Object value) {}

    /** Who waits elsewhere than on this future's loop. */
    private record Outside(Object waiters) {}

    private static boolean isPending(Object state) {
        return state == null || state instanceof Outside;
    }

    private static Object encode(Object value) {
        return value == null ? NULL : value;
    }

    /** The value of a done state, or its exception thrown. */
    private Object take(Object done) {
        if (done instanceof Failure failure) {
            failure.retrieved = true;
            return failure.raise();
        }
        if (done instanceof Cancelled cancelled) throw cancelled.makeError();
        return done instanceof Boxed boxed ? boxed.value : done;
    }

    /** What a waiter of this done future is resumed with: the value, or a {@link Failure}. */
    final Object outcome() {
        Object done = state;
        if (done instanceof Failure failure) failure.retrieved = true;
        else if (done instanceof Cancelled cancelled) return new Failure(cancelled.makeError());
        else if (done instanceof Boxed boxed) return boxed.value;
        else if (isPending(done)) return new Failure(new IllegalStateException("await wasn't used with future"));
        return done;
    }

    private boolean complete(Object done) {
        Object pending;
        do {
            pending = state;
            if (!isPending(pending)) return false;
        } while (!STATE.compareAndSet(this, pending, done));
        Future<?> self = future();
        if (self.loop != null) {
            if (self.loop.isOwnThread()) wakeWaiters();
            else self.loop.schedule(this);
        }
        if (pending instanceof Outside outside) Waiter.wake(outside.waiters, self);
        return true;
    }

    /** On the loop's thread, once this is done. */
    final void wakeWaiters() {
        Object woken = waiters;
        if (woken == null) return;
        waiters = null;
        Waiter.wake(woken, future());
    }

    /** Completes with a value unless done. */
    final boolean trySucceed(Object value) {
        return complete(encode(value));
    }

    /** Completes with an exception unless done. */
    final boolean tryFail(Failure failure) {
        return complete(failure);
    }

    /** Completes as cancelled unless done. */
    final boolean tryCancel(Cancelled cancelled) {
        return complete(cancelled);
    }

    /** Registers a task or callback of the loop that runs on this thread; if this is done it is woken at once. */
    final void addWaiter(Object waiter) {
        Future<?> self = future();
        if (self.loop == null || !self.loop.isOwnThread()) addOutside(waiter);
        else if (state == null) waiters = waiters == null ? waiter : new WaiterList(waiter, waiters);
        else if (isPending(state)) addOutside(waiter);
        else Waiter.wake(waiter, self);
    }

    /** Registers from any thread; if this is done it is woken at once. */
    final void addOutside(Object waiter) {
        Object known;
        Object added;
        do {
            known = state;
            if (!isPending(known)) {
                Waiter.wake(waiter, future());
                return;
            }
            added = known instanceof Outside outside ? new WaiterList(waiter, outside.waiters) : waiter;
        } while (!STATE.compareAndSet(this, known, new Outside(added)));
    }

    /** Takes back what was registered. */
    final void removeWaiter(Object waiter) {
        remove(other -> other == waiter);
    }

    private int remove(Predicate<Object> unwanted) {
        int removed = 0;
        Future<?> self = future();
        if (self.loop != null && !self.loop.isRunningElsewhere() && waiters != null) {
            Object kept = WaiterList.without(waiters, unwanted);
            removed = WaiterList.size(waiters) - WaiterList.size(kept);
            waiters = kept;
        }
        while (state instanceof Outside outside) {
            Object kept = WaiterList.without(outside.waiters, unwanted);
            int less = WaiterList.size(outside.waiters) - WaiterList.size(kept);
            if (less == 0) break;
            if (STATE.compareAndSet(this, outside, kept == null ? null : new Outside(kept))) return removed + less;
        }
        return removed;
    }

    /** Tells whether this failed and nobody has looked at the exception: asyncio's {@code _log_traceback}, rule F9. */
    final boolean isUnretrieved() {
        return state instanceof Failure failure && !failure.retrieved;
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

    /** What who awaited this is resumed with: the value, or the exception thrown. */
    final Object take() {
        Object known = state;
        if (isPending(known)) throw new IllegalStateException("await wasn't used with future");
        return take(known);
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
        if (!(done instanceof Failure failure)) return null;
        failure.retrieved = true;
        return failure.exception();
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
        if (state instanceof Failure failure) failure.retrieved = true;
    }

    /** Takes back the callbacks of a function, and returns how many there were. */
    final int removeCallbacks(Consumer<?> function) {
        return remove(waiter -> waiter instanceof Callback<?> entry && entry.function == function);
    }

    final String stateText() {
        Object known = state;
        if (isPending(known)) return "pending";
        if (known instanceof Cancelled) return "cancelled";
        if (known instanceof Failure failure) return "finished exception=" + failure.exception();
        return "finished result=" + (known instanceof Boxed boxed ? boxed.value : known);
    }
}
