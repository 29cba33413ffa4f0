package weft;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** {@code asyncio.run_coroutine_threadsafe}: how the task ends goes to the stage, a cancel the other way; rule F14. */
final class ThreadsafeRun<T> extends LoopStage<T> {
    private final Coroutine<T> coroutine;
    private final EventLoop loop;

    /** Called once, on whatever thread, when there is no task or it has ended, before this is complete. */
    private final Runnable onEnd;

    private ThreadsafeRun(Coroutine<T> coroutine, EventLoop loop, Runnable onEnd) {
        this.coroutine = Objects.requireNonNull(coroutine, "coroutine");
        this.loop = loop;
        this.onEnd = onEnd;
    }

    static <T> CompletableFuture<T> start(Coroutine<T> coroutine, EventLoop loop, Runnable onEnd) {
        ThreadsafeRun<T> run = new ThreadsafeRun<>(coroutine, loop, onEnd);
        loop.checkOpen();
        loop.schedule(run.new Start());
        return run;
    }

    @Override
    boolean isOwnThread() {
        return loop.isOwnThread();
    }

    private void createTask() {
        Task<T> task;
        try {
            task = loop.createTask(coroutine);
        } catch (Throwable exception) {
            fail(exception);
            throw exception;
        }
        task.addDoneCallback(this::ended);
        whenComplete((value, exception) -> {
            if (isCancelled()) task.requestCancel(null);
        });
    }

    private void ended(Future<T> task) {
        onEnd.run();
        Stages.complete(this, task.outcome());
    }

    private void fail(Throwable exception) {
        onEnd.run();
        completeExceptionally(exception);
    }

    private final class Start extends Handle {
        private Start() {
            super(ThreadsafeRun.this.loop, ThreadsafeRun.this::createTask, Context.copyContext());
        }

        @Override
        void abandoned() {
            fail(new IllegalStateException("the event loop was closed before it ran " + coroutine
                    + "; close it when its callers have their results"));
        }
    }
}
