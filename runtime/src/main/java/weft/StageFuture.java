package weft;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * {@code asyncio.wrap_future} for stages: how the stage ends goes to the future, a cancel the other way; rule F14. Both
 * go through the ready queue, so that nothing changes in the middle of an iteration.
 */
final class StageFuture {
    private StageFuture() {}

    static <T> Future<T> wrap(CompletionStage<T> stage) {
        EventLoop loop = ThreadState.current().requireLoop("wrap");
        Future<T> future = loop.createFuture();
        Dependent<Future<T>> cancelsStage = Dependent.inAnyCase(
                done -> {
                    if (done.isCancelled()) Stages.cancel(stage, done.cancelMessage(), done);
                },
                List.of());
        future.addDoneCallback(cancelsStage);
        stage.handle(new Copy<>(future));
        return future;
    }

    /** Called by the thread that completes the stage. */
    private static final class Copy<T> implements BiFunction<T, Throwable, Void> {
        private final Future<T> future;

        private Copy(Future<T> future) {
            this.future = future;
        }

        @Override
        public Void apply(T value, Throwable exception) {
            future.loop.postInAnyCase(() -> copy(value, exception));
            return null;
        }

        private void copy(T value, Throwable exception) {
            if (exception == null) {
                future.trySucceed(value);
                return;
            }
            Throwable failure = Stages.unwrap(exception);
            if (failure instanceof CancelledError error) future.tryCancel(new Cancelled(error));
            else future.tryFail(new Failure(failure));
        }
    }
}
