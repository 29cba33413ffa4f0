package weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One call of an {@code @Async} method. It is lazy: calling the method runs nothing. It runs once, when it is awaited
 * (inline, in the awaiting task) or wrapped in a {@link Task}; a second await is an {@link IllegalStateException}.
 *
 * <p>This is asyncio's coroutine object. Instances are made by woven code and by this library; it is not meant to be
 * extended by hand.
 *
 * <p>The fields are written by one thread at a time: the one that runs the step.
 *
 * <p>All fields are transient, and there are no getters: a mapper to JSON must not take a coroutine that a web
 * controller returns for data.
 *
 * @param <T> the type of the result
 */
public abstract class Coroutine<T> implements Awaitable<T> {
    /** What {@link #onAwait} and {@link #step} return instead of a result when the result is not there yet. */
    public static final Object SUSPENDED = new Suspended();

    /** Ready awaits nest Java frames this deep; past it the callee is started from the trampoline. */
    static final int MAX_DEPTH = 500;

    /** Is added to the depth of what is not started. */
    private static final int GATHERED = -2;

    /** The coroutine that awaits this one; set when this one suspends, null at the root of a chain. */
    transient Coroutine<?> awaiter;

    /**
     * Of the coroutine that is resumed next: what it awaits, and then that future, now done, or the value, or a
     * {@link Failure}. Of one that awaits a coroutine: null, except on the way to the {@link Trampoline}, for which the
     * outermost holds the innermost.
     */
    transient Object awaited;

    /**
     * Not positive before the first step (negative if debug mode watches for that), then how deep this coroutine's Java
     * frames are nested. With the state of a machine it fills one word: there is one of these for each call.
     */
    private transient short depth;

    /** For woven code. Debug mode remembers the object, and calls nothing of it. */
    @SuppressWarnings("this-escape")
    protected Coroutine() {
        if (Origin.on && Origin.noteCoroutine(this)) depth = -1;
    }

    /**
     * Runs from where this coroutine stands to its next suspension or to its end.
     *
     * @return the result, or {@link #SUSPENDED}. Throws what the body throws
     */
    protected abstract Object step();

    /** Returns the name of the coroutine function for messages, as {@code Shop.buy}. */
    protected abstract String name();

    /** Says where the {@code @Async} method stands in its source; null for what is not one. */
    protected String location() {
        return null;
    }

    /** Returns at which of the places in {@link #location} this is suspended; 0 before its first suspension. */
    protected int state() {
        return 0;
    }

    /** Returns what {@link #name} is where {@link #location} says. */
    protected static String nameAt(String location) {
        return Location.of(location).name();
    }

    @Override
    public Object onAwait(Coroutine<?> waiter) {
        if (depth != 0) startWatched();
        if (waiter.depth >= MAX_DEPTH) {
            // Not started: the trampoline does it once the Java stack has unwound, in the same loop step.
            return linkTo(waiter);
        }
        depth = (short) (waiter.depth + 1);
        Object result;
        try {
            result = step();
        } catch (Throwable exception) {
            Traces.crossed(exception);
            failed();
            throw exception;
        }
        return result == SUSPENDED ? linkTo(waiter) : result;
    }

    private void startWatched() {
        if (depth > 0) throw alreadyAwaited();
        Origin.started(this);
        depth = 0;
    }

    private Object linkTo(Coroutine<?> waiter) {
        awaiter = waiter;
        if (awaited instanceof Coroutine<?> innermost) {
            waiter.awaited = innermost;
            awaited = null;
        } else {
            waiter.awaited = this;
        }
        return SUSPENDED;
    }

    /** The coroutine at which a step that suspended stands; called once after it. */
    final Coroutine<?> takeInnermost() {
        if (!(awaited instanceof Coroutine<?> innermost)) return this;
        awaited = null;
        return innermost;
    }

    /** Notes that this is awaited, where nothing has to be run for it. */
    final void markStarted() {
        if (depth != 0) startWatched();
        depth = 1;
    }

    /** Marks this as an argument of a gather; false if it is marked, or was started. */
    final boolean setGathered() {
        if (depth > 0 || depth <= GATHERED) return false;
        depth += GATHERED;
        return true;
    }

    final void clearGathered() {
        if (depth <= GATHERED) depth -= GATHERED;
    }

    /** Tells whether this coroutine was awaited or wrapped in a task. */
    final boolean isStarted() {
        return depth > 0;
    }

    /** Notes how much of the Java stack is used below the next step, which the trampoline calls. */
    final void resetDepth(int base) {
        if (depth < 0) Origin.started(this);
        depth = (short) base;
    }

    /**
     * Gives up a coroutine that was not awaited: it never runs, and debug mode does not report it. One that was started
     * is left alone; cancel the task that runs it instead. This is Python's {@code close()}, which throws into a
     * suspended coroutine, too.
     */
    public final void close() {
        if (depth > 0) return;
        resetDepth(1);
        discard();
    }

    /** Lets go of what a call was given that will not run, or has failed. */
    protected void discard() {}

    /** A step threw. */
    final void failed() {
        try {
            discard();
        } catch (Throwable notDone) {
            // There may be no stack left; the exception has to go on.
        }
    }

    final IllegalStateException alreadyAwaited() {
        return new IllegalStateException("cannot reuse already awaited coroutine " + name()
                + "; call the method again for a new coroutine, or wrap it in createTask(...), which can be awaited"
                + " many times");
    }

    /**
     * Notes what the next step is resumed with: a value or a {@link Failure}.
     *
     * @return the failure, else null
     */
    final Failure resumeWith(Object outcome) {
        if (outcome instanceof Failure failure) {
            awaited = failure;
            return failure;
        }
        awaited = Encoded.of(outcome);
        return null;
    }

    /**
     * Takes what the resumption brought.
     *
     * @return the value that was awaited. Throws what it failed with: the same object
     */
    protected final Object resumption() {
        Object outcome = awaited;
        awaited = null;
        return outcome instanceof Encoded encoded ? take(encoded) : outcome;
    }

    private Object take(Encoded outcome) {
        try {
            return outcome.take();
        } catch (Throwable exception) {
            Traces.delivered(exception, outcome, this);
            throw exception;
        }
    }

    /** Starts a method that returns {@link Task}: scheduled at once on the running loop. */
    protected final Task<T> startAsTask() {
        ThreadState thread = ThreadState.current();
        EventLoop loop = thread.loop;
        if (loop == null) loop = thread.requireLoop("the @Async method " + name() + ", which returns a Task,");
        return loop.createTask(this);
    }

    /** Starts a method that returns a stage: at once, on this thread, up to its first suspension. */
    protected final CompletableFuture<T> startAsStage() {
        return Starts.stage(this);
    }

    /** Starts a method that returns nothing: at once, on this thread, up to its first suspension. */
    protected final void startAsVoid() {
        Starts.fireAndForget(this);
    }

    /**
     * Awaits a stage.
     *
     * @param stage what is awaited
     * @param waiter the coroutine that awaits
     * @return the value, or {@link #SUSPENDED}. Throws what the stage failed with, unwrapped
     */
    protected static Object awaitStage(CompletionStage<?> stage, Coroutine<?> waiter) {
        return Stages.await(stage, waiter);
    }

    @Override
    public String toString() {
        return "<Coroutine " + name() + ">";
    }

    private static final class Suspended {
        @Override
        public String toString() {
            return "SUSPENDED";
        }
    }
}
