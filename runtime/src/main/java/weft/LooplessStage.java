package weft;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Drives a coroutine where no loop runs, and is the stage that its method returns. It resumes on the thread that
 * completes what it awaits, through that thread's trampoline.
 *
 * <p>One thread at a time runs the coroutine. At a suspension that thread publishes a {@link Suspension} and lets go;
 * whoever claims the suspension (its completion, or a cancel) runs the coroutine next. A cancel that finds nothing to
 * claim leaves {@code cancelRequested}, which the running thread looks at after it published the next suspension: both
 * are volatile, so one of the two sees the other.
 */
class LooplessStage<T> extends WorkStage<T> implements DeepStarts.Queued {
    private final Context context = Context.copyContext();

    /** The innermost coroutine; belongs to the thread that runs it. */
    private Coroutine<?> current;

    /** The last one that awaits this where no loop runs, for who walks a chain; written by the thread that runs it. */
    LooplessStage<?> awaitedBy;

    private volatile Suspension suspension;
    private volatile boolean cancelRequested;

    /** Written before {@link #cancelRequested}. */
    private String cancelMessage;

    /** Where the step that runs was resumed. */
    Coroutine<?> resumed() {
        return current;
    }

    Context context() {
        return context;
    }

    LooplessStage(Coroutine<T> coroutine) {
        current = coroutine;
    }

    /** Runs from the start or from the suspension that the caller claimed. */
    @Override
    public void run() {
        try {
            step();
        } catch (Throwable noRoom) {
            // Of the bookkeeping around the coroutine, which needs memory and stack.
            ended(new Failure(noRoom));
        }
    }

    private void step() {
        ThreadState thread = ThreadState.current();
        Coroutine<?> resumed = current;
        Suspension left = suspension;
        if (left != null) left.over = true;
        ThreadState.Entered outer = thread.enter(null, context);
        LooplessStage<?> outerStage = thread.stage;
        thread.stage = this;
        Object outcome;
        try {
            outcome = Trampoline.run(resumed, thread);
        } finally {
            thread.stage = outerStage;
            thread.leave(outer);
        }
        if (outcome == Coroutine.SUSPENDED) suspended(thread.takeInnermost(resumed));
        else ended(outcome);
    }

    @Override
    public Coroutine<?> unstarted() {
        Coroutine<?> first = current;
        return first == null || first.isStarted() ? null : first;
    }

    @Override
    public void fail(Failure failure) {
        ended(failure);
    }

    @Override
    public Task<?> task() {
        return null;
    }

    @Override
    public LooplessStage<?> stage() {
        return this;
    }

    /** Called by who claimed the suspension. */
    void resume(Object outcome) {
        current.resumeWith(outcome);
        ThreadState.current().execute(this);
    }

    private void suspended(Coroutine<?> innermost) {
        current = innermost;
        Suspension next;
        try {
            next = new Suspension(this, innermost.awaited);
        } catch (Throwable noRoom) {
            resume(new Failure(noRoom));
            return;
        }
        suspension = next;
        if (cancelRequested && next.claim()) cancelAt(next);
        else next.register();
    }

    private void ended(Object outcome) {
        current = null;
        suspension = null;
        publish(outcome);
    }

    void publish(Object outcome) {
        try {
            if (Stages.complete(this, outcome)) return;
        } catch (Throwable noRoom) {
            workThrew(noRoom);
            return;
        }
        ExceptionContext late = Stages.lateFailure(outcome);
        if (late != null) ErrorReporter.log(late);
    }

    // What this waits for may be queued on this very thread, behind the start that the caller is in.

    private void goOn() {
        lookAgain();
        ThreadState.current().runQueued(this);
    }

    /** What ends this may not have got to it: see {@link Stranded}. */
    private void lookAgain() {
        Stranded.rescue();
        Suspension present = suspension;
        if (present != null) present.lookAgain();
    }

    @Override
    public boolean isDone() {
        lookAgain();
        return super.isDone();
    }

    /** Without a look at what this awaits: chains of stages are long. */
    boolean isDoneNow() {
        return super.isDone();
    }

    @Override
    public T getNow(T otherwise) {
        lookAgain();
        return super.getNow(otherwise);
    }

    @Override
    public T join() {
        goOn();
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        goOn();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        goOn();
        return super.get(timeout, unit);
    }

    /** The coroutine's own end comes here without a coroutine. Another thread may see one that is over: no harm. */
    @Override
    void cancelWork(String message) {
        if (current != null) ThreadState.current().execute(() -> cancelCoroutine(message));
    }

    private void cancelCoroutine(String message) {
        cancelMessage = message;
        cancelRequested = true;
        Suspension present = suspension;
        if (present != null && present.claim()) cancelAt(present);
    }

    private void cancelAt(Suspension claimed) {
        cancelRequested = false;
        String message = cancelMessage;
        claimed.cancelTarget(message);
        resume(new Failure(CancelledError.delivered(message)));
    }

    /** Of a void method: nobody holds the stage, so a failure goes to the thread's handler. */
    static final class Void extends LooplessStage<Object> {
        @SuppressWarnings("unchecked") // the result is dropped
        Void(Coroutine<?> coroutine) {
            super((Coroutine<Object>) coroutine);
        }

        @Override
        void publish(Object outcome) {
            if (!(outcome instanceof Failure failure) || failure.exception() instanceof CancelledError) return;
            Thread thread = Thread.currentThread();
            try {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, failure.exception());
            } catch (Throwable ignored) {
                // As the JVM does with what such a handler throws.
            }
        }
    }
}
