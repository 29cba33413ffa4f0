package weft;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** {@code asyncio.run_coroutine_threadsafe}: how the task ends goes to the stage, a cancel the other way; rule F14. */
final class ThreadsafeRun<T> extends LoopStage<T> {
    private final Coroutine<T> coroutine;
    private final EventLoop loop;

    /** Called once, on whatever thread, when there is no task or it has ended, before this is complete. */
    private final Runnable onEnd;

    private volatile Task<T> task;

    /** Of a cancel that comes before the task. */
    private volatile String cancelMessage;

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
        Task<T> made;
        try {
            made = loop.createTask(coroutine);
        } catch (Throwable exception) {
            fail(exception);
            throw exception;
        }
        made.addDoneCallback(this::taskEnded);
        task = made;
        if (isDone()) made.requestCancel(cancelMessage);
    }

    private void taskEnded(Future<T> done) {
        onEnd.run();
        Object outcome = done.outcome();
        if (outcome instanceof Failure failure && !done.isCancelled()) watch(failure.exception(), loop);
        if (Stages.complete(this, outcome)) return;
        ExceptionContext late = Stages.lateFailure(outcome);
        if (late != null) loop.tell(late);
    }

    @Override
    boolean cancel(String message) {
        if (!isDone()) cancelMessage = message; // for a task that is made behind the end of this
        return super.cancel(message);
    }

    @Override
    void cancelWork(String message) {
        Task<T> running = task;
        if (running != null && !running.isDone()) running.requestCancel(message);
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
            fail(new IllegalStateException("the event loop was closed before it ran " + UserText.of(coroutine)
                    + "; close it when its callers have their results"));
        }
    }
}
