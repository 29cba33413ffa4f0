package weft;

import java.util.List;

/**
 * A {@link Future} as a stage. It ends on the thread that completes the future. Cancelled, it is so at once, as
 * {@code java.util.concurrent} promises; the future is asked to follow.
 */
final class FutureStage<T> extends LoopStage<T> {
    private final Future<T> future;

    /** The last one that awaits this on the future's loop, for who looks at the tasks; on that loop's thread. */
    private WrappedStage<?> awaiter;

    private FutureStage(Future<T> future) {
        this.future = future;
    }

    static <T> FutureStage<T> of(Future<T> future) {
        FutureStage<T> stage = new FutureStage<>(future);
        if (future.isDone()) Stages.complete(stage, future.outcome());
        else future.addOutside(new Link(stage));
        return stage;
    }

    Future<T> future() {
        return future;
    }

    /** Returns the one before it. */
    WrappedStage<?> awaitedBy(WrappedStage<?> last) {
        WrappedStage<?> previous = awaiter;
        awaiter = last;
        return previous;
    }

    @Override
    void cancelWork(String message) {
        if (!future.isDone()) ThreadState.current().execute(() -> future.requestCancel(message));
    }

    @Override
    boolean isOwnThread() {
        return future.loop != null && future.loop.isOwnThread();
    }

    static final class Link extends Waiter {
        private final FutureStage<?> stage;

        private Link(FutureStage<?> stage) {
            this.stage = stage;
        }

        void addAwaiters(List<Future<?>> found) {
            WrappedStage.addPending(stage.awaiter, found);
        }

        @Override
        void wake(Future<?> done, Inbox.Node message) {
            stage.awaiter = null;
            Object outcome = done.outcome();
            if (Stages.complete(stage, outcome)) return;
            ExceptionContext late = Stages.lateFailure(outcome);
            if (late != null) ErrorReporter.tell(done.loop, late);
        }
    }
}
