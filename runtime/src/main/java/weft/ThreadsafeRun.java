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

    private boolean endTold;

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
            End end = new End(); // before the task: nothing may fail between the two
            made = loop.createTask(coroutine);
            task = made;
            made.addWaiter(end);
        } catch (Throwable exception) {
            fail(exception);
            throw exception;
        }
        if (isDone()) made.requestCancel(cancelMessage);
    }

    private void taskEnded() {
        if (!endTold) onEnd.run();
        endTold = true;
        tell(task.outcome());
    }

    /** Nobody else would end this: what an error has ended is done once more. */
    private void taskEndedInAnyCase() {
        try {
            taskEnded();
        } catch (Throwable noRoom) {
            if (!endTold) onEnd.run();
            workThrew(noRoom);
        }
    }

    private void tell(Object outcome) {
        if (outcome instanceof Failure failure && !task.isCancelled()) watch(failure.exception(), loop);
        if (Stages.complete(this, outcome)) return;
        ExceptionContext late = Stages.lateFailure(outcome);
        if (late != null) loop.tell(late);
    }

    /** The task's end goes through the ready queue, as a done callback does, and is told also if the loop is closed. */
    private final class End extends Waiter {
        private final Context context = Context.copyContext();

        @Override
        Context context() {
            return context;
        }

        @Override
        void wake(Future<?> done, Inbox.Node message) {
            loop.schedule(this, message);
        }

        @Override
        void runReady() {
            taskEndedInAnyCase();
            loop.scheduler.begun = true;
        }

        @Override
        void abandoned() {
            taskEndedInAnyCase();
        }
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
            fail(ClosedLoop.before("it ran " + UserText.of(coroutine)));
        }
    }
}
