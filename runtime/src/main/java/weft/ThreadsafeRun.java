package weft;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** {@code asyncio.run_coroutine_threadsafe}: how the task ends goes to the stage, a cancel the other way; rule F14. */
final class ThreadsafeRun {
    private ThreadsafeRun() {}

    static <T> CompletableFuture<T> start(Coroutine<T> coroutine, EventLoop loop) {
        Objects.requireNonNull(coroutine, "coroutine");
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.callSoonThreadsafe(() -> {
            try {
                chain(loop.createTask(coroutine), result);
            } catch (Throwable exception) {
                result.completeExceptionally(exception);
                throw exception;
            }
        });
        return result;
    }

    private static <T> void chain(Task<T> task, CompletableFuture<T> result) {
        task.addDoneCallback(done -> Stages.complete(result, done.outcome()));
        result.whenComplete((value, exception) -> {
            if (result.isCancelled()) task.requestCancel(null);
        });
    }
}
