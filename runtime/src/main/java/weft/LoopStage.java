package weft;

import java.util.concurrent.CompletableFuture;
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
        if (isDone() || looked || getNumberOfDependents() > 0) return;
        lost = LostFailure.note(this, exception, loop);
        if (looked) looked();
    }

    private void looked() {
        looked = true;
        LostFailure noted = lost;
        if (noted != null) noted.forget();
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
