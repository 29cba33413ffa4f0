package weft;

import java.util.concurrent.CompletionStage;

/**
 * {@code asyncio.wrap_future} for stages: how the stage ends goes to the future, a cancel the other way; rule F14. Both
 * go through the ready queue, so that nothing changes in the middle of an iteration.
 */
final class StageFuture {
    private StageFuture() {}

    static <T> Future<T> wrap(CompletionStage<T> stage) {
        EventLoop loop = ThreadState.current().requireLoop("wrap");
        Future<T> future = loop.createFuture();
        future.addDoneCallback(done -> {
            if (done.isCancelled()) Stages.cancel(stage, done);
        });
        stage.whenComplete((value, exception) -> loop.post(() -> copy(value, exception, future)));
        return future;
    }

    private static <T> void copy(T value, Throwable exception, Future<T> future) {
        if (exception == null) {
            future.trySucceed(value);
            return;
        }
        Throwable failure = Stages.unwrap(exception);
        if (failure instanceof CancelledError error) future.tryCancel(new Cancelled(error));
        else future.tryFail(new Failure(failure));
    }
}
