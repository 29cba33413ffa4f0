package weft;

/**
 * The eager start of a task, the first step inside the call that makes it: rule C16. It may have to wait until the Java
 * stack has unwound.
 */
record EagerStart(Task<?> task) implements DeepStarts.Queued {
    @Override
    public void run() {
        ThreadState thread = ThreadState.current();
        ThreadState.Entered outer = thread.enter(task, task.context());
        try {
            if (!task.isDone()) task.runCoroutine(thread);
        } catch (Throwable exception) {
            TaskSuspension.broken(task, exception);
        } finally {
            thread.leave(outer);
        }
    }

    @Override
    public Coroutine<?> unstarted() {
        return task.hasStarted() || task.isDone() ? null : task.current;
    }

    @Override
    public void fail(Failure failure) {
        task.since = task.loop.scheduler.tick;
        task.ended(failure);
    }

    @Override
    public LooplessStage<?> stage() {
        return null;
    }
}
