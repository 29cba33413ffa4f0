package weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stage that an event loop completes: to block for it on that loop's thread is refused, since it would not end. */
abstract class LoopStage<T> extends WorkStage<T> {
    /** Null unless this has failed and nobody has looked. */
    private volatile LostFailure lost;

    private volatile boolean looked;

    /** Called before this fails: if nobody has looked when this is collected it is reported. */
    final void watch(Throwable exception, EventLoop loop) {
        if (super.isDone() || looked || getNumberOfDependents() > 0) return;
        try {
            lost = LostFailure.note(this, exception, loop);
        } catch (Throwable noMemory) {
            // To complete is more than to report.
        }
        if (looked) looked();
    }

    private void looked() {
        looked = true;
        LostFailure noted = lost;
        if (noted != null) noted.forget();
    }

    /** Notes that somebody looks, if there is something to see. */
    private boolean looked(boolean done) {
        if (done) looked();
        return done;
    }

    // The JDK's allOf and anyOf ask a stage that is done nothing. Who sees that it is done is going to look.

    @Override
    public boolean isDone() {
        return looked(super.isDone());
    }

    @Override
    public boolean isCompletedExceptionally() {
        return looked(super.isCompletedExceptionally());
    }

    @Override
    public boolean isCancelled() {
        return looked(super.isCancelled());
    }

    /** Each stage that depends on this is made here, so somebody looks. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        looked();
        return super.newIncompleteFuture();
    }

    /** Tells whether this thread is the one that would have to complete this. */
    abstract boolean isOwnThread();

    private void refuseToBlockTheLoop() {
        if (!isDone() && isOwnThread()) throw BlockedThread.wouldWaitForItself();
    }

    @Override
    public T getNow(T otherwise) {
        looked();
        return super.getNow(otherwise);
    }

    // From JDK 19 on these two override methods of the JDK, and do the same. Its third one, state(), has a type that
    // JDK 17
    // lacks; it does not show the exception.

    public Throwable exceptionNow() {
        if (!isDone()) throw new IllegalStateException("Task has not completed");
        if (isCancelled()) throw new IllegalStateException("Task was cancelled");
        try {
            super.join();
        } catch (CompletionException failed) {
            Throwable cause = UserException.cause(failed);
            return cause == null ? failed : cause;
        }
        throw new IllegalStateException("Task completed with a result");
    }

    public T resultNow() {
        if (!isDone()) throw new IllegalStateException("Task has not completed");
        if (isCancelled()) throw new IllegalStateException("Task was cancelled");
        if (isCompletedExceptionally()) throw new IllegalStateException("Task completed with exception");
        return super.join();
    }

    @Override
    public T join() {
        looked();
        refuseToBlockTheLoop();
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        looked();
        refuseToBlockTheLoop();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        looked();
        refuseToBlockTheLoop();
        return super.get(timeout, unit);
    }
}
