package weft;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A result that will come. It belongs to an {@link EventLoop}; it may be awaited, completed and given callbacks on any
 * thread. A waiter or callback never runs inside the call that completes the future: it goes through the ready queue of
 * the loop where it was registered, in the order of registration.
 *
 * <p>This is asyncio's {@code Future}; {@link EventLoop#createFuture} makes one. It is a
 * {@link java.util.concurrent.Future} too, for threads without a loop: there, cancellation is a
 * {@link java.util.concurrent.CancellationException}.
 *
 * @param <T> the type of the result
 */
public class Future<T> implements Awaitable<T>, java.util.concurrent.Future<T> {
    /*
     * The protocol. One word, `state`, says everything; it is only changed by compare-and-set.
     *
     *   pending   null                  nobody waits
     *             a Task                that task awaits this (no wrapper: an await allocates nothing)
     *             a Waiter              a callback, a blocked thread, a stage, or a WaiterList of such and of Tasks
     *   done      a Failure             the exception
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
     * compare-and-set. A done state never changes. `retrieved` is a plain flag for a report; races on it are harmless.
     */
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Future.class, "state", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private static final Boxed NULL = new Boxed(null);

    final EventLoop loop;
    private volatile Object state;

    /** Whether somebody has seen the exception. */
    private boolean retrieved;

    private record Boxed(Object value) {}

    Future(EventLoop loop) {
        this.loop = loop;
    }

    // ---- state

    private static boolean isPending(Object state) {
        return state == null || state instanceof Task || state instanceof Waiter;
    }

    private static Object encode(Object value) {
        if (value == null) return NULL;
        return value instanceof Task ? new Boxed(value) : value;
    }

    /** The value of a done state, or its exception thrown. */
    private Object take(Object done) {
        if (done instanceof Failure failure) {
            retrieved = true;
            return failure.raise();
        }
        if (done instanceof Cancelled cancelled) throw cancelled.makeError();
        return done instanceof Boxed boxed ? boxed.value : done;
    }

    /** What a waiter of this done future is resumed with: the value, or a {@link Failure}. */
    final Object outcome() {
        Object done = state;
        if (done instanceof Failure) retrieved = true;
        else if (done instanceof Cancelled cancelled) return new Failure(cancelled.makeError());
        else if (done instanceof Boxed boxed) return boxed.value;
        else if (isPending(done)) return new Failure(new IllegalStateException("await wasn't used with future"));
        return done;
    }

    private boolean complete(Object done) {
        Object waiters;
        do {
            waiters = state;
            if (!isPending(waiters)) return false;
        } while (!STATE.compareAndSet(this, waiters, done));
        if (waiters != null) Waiter.wake(waiters, this);
        return true;
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

    /** Registers a {@link Task} or {@link Waiter}; if this is done it is woken at once. */
    final void addWaiter(Object waiter) {
        Object known;
        do {
            known = state;
            if (!isPending(known)) {
                Waiter.wake(waiter, this);
                return;
            }
        } while (!STATE.compareAndSet(this, known, known == null ? waiter : new WaiterList(waiter, known)));
    }

    /** Takes back what {@link #addWaiter} registered. */
    final void removeWaiter(Waiter waiter) {
        Object known;
        do {
            known = state;
        } while (known != null
                && isPending(known)
                && !STATE.compareAndSet(this, known, WaiterList.without(known, other -> other == waiter)));
    }

    /** Tells whether this failed and nobody has looked at the exception: asyncio's {@code _log_traceback}, rule F9. */
    final boolean isUnretrieved() {
        return !retrieved && state instanceof Failure;
    }

    /** The error that a waiter of this cancelled future gets: a saved one once, then new ones. */
    final CancelledError makeCancelledError() {
        return state instanceof Cancelled cancelled ? cancelled.makeError() : new CancelledError();
    }

    /** The message of the cancel that ended this future, or null. */
    final String cancelMessage() {
        return state instanceof Cancelled cancelled ? cancelled.message : null;
    }

    // ---- asyncio

    /**
     * Returns the loop that this future belongs to; asyncio's {@code get_loop}. It is null only for
     * {@link Task#completed} made where no loop runs.
     */
    public final EventLoop loop() {
        return loop;
    }

    @Override
    public final Object onAwait(Coroutine<?> waiter) {
        Object known = state;
        if (!isPending(known)) return take(known);
        waiter.awaited = this;
        return Coroutine.SUSPENDED;
    }

    /**
     * Completes this future with a value.
     *
     * @param value the result, may be null
     * @throws InvalidStateException if it is done already
     */
    public void setResult(T value) {
        if (!trySucceed(value)) throw alreadyDone("setResult");
    }

    /**
     * Completes this future with an exception.
     *
     * @param exception what {@code await} and {@link #result} will throw: the same object
     * @throws InvalidStateException if it is done already
     */
    public void setException(Throwable exception) {
        if (!tryFail(new Failure(Objects.requireNonNull(exception, "exception")))) throw alreadyDone("setException");
    }

    private InvalidStateException alreadyDone(String method) {
        return new InvalidStateException(
                "invalid state: " + this + " is already done; ask isDone() before " + method + ", which can be called once");
    }

    /**
     * Returns the result. Throws the exception that this future failed with: the same object, checked or not.
     *
     * @throws CancelledError if it was cancelled
     * @throws InvalidStateException if it is not done
     */
    @SuppressWarnings("unchecked")
    public final T result() {
        return (T) take(done());
    }

    /**
     * Returns the exception that this future failed with, or null if it has a result.
     *
     * @throws CancelledError if it was cancelled
     * @throws InvalidStateException if it is not done
     */
    public final Throwable exception() {
        Object done = done();
        if (done instanceof Cancelled cancelled) throw cancelled.makeError();
        if (!(done instanceof Failure failure)) return null;
        retrieved = true;
        return failure.exception();
    }

    private Object done() {
        Object known = state;
        if (isPending(known)) {
            throw new InvalidStateException("the result is not ready: write await(future), or get() on another thread");
        }
        return known;
    }

    /** {@link #cancel(String)} without a message. */
    public final boolean cancel() {
        return cancel(null);
    }

    /**
     * Cancels this future: what awaits it gets a {@link CancelledError}.
     *
     * @param message the message of that error, may be null
     * @return false if it was done already
     */
    public boolean cancel(String message) {
        if (tryCancel(new Cancelled(message))) return true;
        retrieved = true;
        return false;
    }

    /** {@link #cancel()} as {@code java.util.concurrent} asks it; a Task is cancelled on its loop's thread. */
    @Override
    public final boolean cancel(boolean mayInterruptIfRunning) {
        return requestCancel(null);
    }

    /** Cancels from any thread: what overrides {@link #cancel(String)} does its work on its loop's thread. */
    final boolean requestCancel(String message) {
        if (loop == null || getClass() == Future.class || !loop.isRunningElsewhere()) return cancel(message);
        if (isDone()) return false;
        loop.post(() -> cancel(message));
        return true;
    }

    /** Tells whether there is a result or an exception, or this was cancelled. */
    @Override
    public final boolean isDone() {
        return !isPending(state);
    }

    /** Tells whether this was cancelled; asyncio's {@code cancelled()}. */
    @Override
    public final boolean isCancelled() {
        return state instanceof Cancelled;
    }

    /** {@link #addDoneCallback(Consumer, Context)} with a copy of the current context. */
    public final void addDoneCallback(Consumer<? super Future<T>> callback) {
        addDoneCallback(callback, Context.copyContext());
    }

    /**
     * Has a function called when this future is done; at once, if it is done, but never inside this call. It is called
     * on the loop that runs on this thread, else on the loop of this future.
     *
     * @param callback the function, given this future
     * @param context the context it runs in
     */
    public final void addDoneCallback(Consumer<? super Future<T>> callback, Context context) {
        Objects.requireNonNull(callback, "callback");
        Objects.requireNonNull(context, "context");
        ThreadState thread = ThreadState.current();
        EventLoop target = thread.loop == null && loop != null ? loop : thread.requireLoop("addDoneCallback");
        addWaiter(new Callback<>(this, callback, context, target));
    }

    /**
     * Takes back a callback that was not scheduled yet.
     *
     * @param callback what was registered, the same object
     * @return how many times it was registered
     */
    public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
        while (true) {
            Object known = state;
            if (known == null || !isPending(known)) return 0;
            Object kept = WaiterList.without(
                    known, waiter -> waiter instanceof Callback<?> entry && entry.function == callback);
            int removed = WaiterList.size(known) - WaiterList.size(kept);
            if (removed == 0 || STATE.compareAndSet(this, known, kept)) return removed;
        }
    }

    // ---- java.util.concurrent

    /**
     * Returns the result, blocking this thread until it is there.
     *
     * @throws IllegalStateException on the thread of this future's running loop, while it is not done
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    @Override
    public final T get() throws InterruptedException, ExecutionException {
        BlockedThread.await(this);
        return BlockedThread.result(this);
    }

    /** {@link #get()} with a limit. */
    @Override
    public final T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        BlockedThread.await(this, unit.toNanos(timeout));
        return BlockedThread.result(this);
    }

    /**
     * Returns a stage that ends as this future does, on the thread that completes it. It can be cancelled as a
     * {@link java.util.concurrent.CompletableFuture}, and that cancels this future.
     */
    public final CompletionStage<T> toCompletionStage() {
        return FutureStage.of(this);
    }

    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + " " + stateText() + ">";
    }

    final String stateText() {
        Object known = state;
        if (isPending(known)) return "pending";
        if (known instanceof Cancelled) return "cancelled";
        if (known instanceof Failure failure) return "finished exception=" + failure.exception();
        return "finished result=" + (known instanceof Boxed boxed ? boxed.value : known);
    }
}
