package weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stage that an event loop completes: to block for it on that loop's thread is refused, since it would not end. */
abstract class LoopStage<T> extends CompletableFuture<T> {
    /** Tells whether this thread is the one that would have to complete this. */
    abstract boolean isOwnThread();

    private void refuseToBlockTheLoop() {
        if (!isDone() && isOwnThread()) throw BlockedThread.wouldWaitForItself();
    }

    @Override
    public T join() {
        refuseToBlockTheLoop();
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        refuseToBlockTheLoop();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        refuseToBlockTheLoop();
        return super.get(timeout, unit);
    }
}
