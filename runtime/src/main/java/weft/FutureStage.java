package weft;

import java.util.concurrent.CancellationException;

/**
 * A {@link Future} as a stage. It ends on the thread that completes the future. Cancelled, it is so at once, as
 * {@code java.util.concurrent} promises; the future is asked to follow.
 */
final class FutureStage<T> extends LoopStage<T> {
    private final Future<T> future;

    private FutureStage(Future<T> future) {
        this.future = future;
    }

    static <T> FutureStage<T> of(Future<T> future) {
        FutureStage<T> stage = new FutureStage<>(future);
        if (future.isDone()) Stages.complete(stage, future.outcome());
        else future.addOutside(new Link(stage));
        return stage;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!completeExceptionally(new CancellationException())) return isCancelled();
        ThreadState.current().execute(() -> future.requestCancel(null));
        return true;
    }

    @Override
    boolean isOwnThread() {
        return future.loop != null && future.loop.isOwnThread();
    }

    private static final class Link extends Waiter {
        private final FutureStage<?> stage;

        private Link(FutureStage<?> stage) {
            this.stage = stage;
        }

        @Override
        void wake(Future<?> done) {
            Object outcome = done.outcome();
            if (Stages.complete(stage, outcome)) return;
            ExceptionContext late = Stages.lateFailure(outcome);
            if (late != null) ErrorReporter.tell(done.loop, late);
        }
    }
}
