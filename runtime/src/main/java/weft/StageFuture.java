package weft;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

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
        Copy<T> copy = new Copy<>(future);
        try {
            stage.whenComplete(copy);
        } catch (Throwable refused) {
            // The JDK asks the exception of a stage that has failed for its text, which may throw.
            if (!copy.told) throw refused;
        }
        return future;
    }

    /** Called by the thread that completes the stage. */
    private static final class Copy<T> implements BiConsumer<T, Throwable> {
        private final Future<T> future;
        private boolean told;

        private Copy(Future<T> future) {
            this.future = future;
        }

        @Override
        public void accept(T value, Throwable exception) {
            told = true;
            future.loop.postInAnyCase(() -> copy(value, exception));
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
