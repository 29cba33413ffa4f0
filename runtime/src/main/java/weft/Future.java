package weft;

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
public class Future<T> extends Completion implements Awaitable<T>, java.util.concurrent.Future<T> {
    final EventLoop loop;

    Future(EventLoop loop) {
        this.loop = loop;
        if (Origin.on) Origin.note(this, loop);
    }

    /**
     * Returns the loop that this future belongs to; asyncio's {@code get_loop}. It is null only for
     * {@link Task#completed} made where no loop runs.
     */
    public final EventLoop loop() {
        return loop;
    }

    @Override
    public final Object onAwait(Coroutine<?> waiter) {
        Object outcome = poll();
        if (outcome == Coroutine.SUSPENDED) waiter.awaited = this;
        return outcome;
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
        return new InvalidStateException("invalid state: " + this + " is already done; ask isDone() before " + method
                + ", which can be called once");
    }

    /**
     * Returns the result. Throws the exception that this future failed with: the same object, checked or not.
     *
     * @throws CancelledError if it was cancelled
     * @throws InvalidStateException if it is not done
     */
    @SuppressWarnings("unchecked")
    public final T result() {
        return (T) takeResult();
    }

    /**
     * Returns the exception that this future failed with, or null if it has a result.
     *
     * @throws CancelledError if it was cancelled
     * @throws InvalidStateException if it is not done
     */
    public final Throwable exception() {
        return takeException();
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
        markRetrieved();
        return false;
    }

    /** {@link #cancel()} as {@code java.util.concurrent} asks it; a Task is cancelled on its loop's thread. */
    @Override
    public final boolean cancel(boolean mayInterruptIfRunning) {
        return requestCancel(null);
    }

    /** Cancels from any thread, also while one is about to run the loop. */
    final boolean requestCancel(String message) {
        if (canBeCancelledHere()) return cancel(message);
        if (isDone()) return false;
        loop.postInAnyCase(() -> cancel(message));
        return true;
    }

    /** What overrides {@link #cancel(String)} does its work on its loop's thread. */
    final boolean canBeCancelledHere() {
        return loop == null || getClass() == Future.class || loop.isOwnThread() || loop.isClosed();
    }

    /** Tells whether it is being ended because its loop was closed: the handler was told of the task behind it. */
    final boolean endsWithItsLoop() {
        return loop != null && loop.isClosed() && ThreadState.current().abandoning == loop.scheduler;
    }

    /** Tells whether this failed and nobody has looked at the exception: asyncio's {@code _log_traceback}, rule F9. */
    final boolean isUnretrieved() {
        return failure() instanceof Failure failure && failure.isUnretrieved();
    }

    /** Tells whether there is a result or an exception, or this was cancelled. */
    @Override
    public final boolean isDone() {
        return hasOutcome();
    }

    /** Tells whether this was cancelled; asyncio's {@code cancelled()}. */
    @Override
    public final boolean isCancelled() {
        return wasCancelled();
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
        addCallback(callback, context);
    }

    /** {@link #addDoneCallback(Consumer)} of this library's own, which may take it back. */
    final Callback<T> addCallback(Consumer<? super Future<T>> function) {
        return addCallback(function, Context.copyContext());
    }

    private Callback<T> addCallback(Consumer<? super Future<T>> function, Context context) {
        ThreadState thread = ThreadState.current();
        EventLoop target = thread.loop == null && loop != null ? loop : thread.requireLoop("addDoneCallback");
        Callback<T> callback = new Callback<>(this, function, context, target);
        addWaiter(callback);
        return callback;
    }

    /**
     * Takes back a callback that was not scheduled yet.
     *
     * @param callback what was registered, the same object
     * @return how many times it was registered
     */
    public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
        return removeCallbacks(callback, Integer.MAX_VALUE);
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
        return "<" + getClass().getSimpleName() + " " + stateText() + Origin.text(this) + ">";
    }

    final String stateText() {
        if (!isDone()) return "pending";
        if (isCancelled()) return "cancelled";
        if (failure() instanceof Failure failure) return "finished exception=" + UserText.of(failure.exception());
        return "finished result=" + UserText.of(outcome());
    }

    /** What this is in the text of a task that waits for it. */
    String waitedForText() {
        return toString();
    }
}
