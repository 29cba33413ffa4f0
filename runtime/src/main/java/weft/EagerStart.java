package weft;

/** The eager start of a task, which may have to wait until the Java stack has unwound. */
record EagerStart(Task<?> task) implements DeepStarts.Queued {
    @Override
    public void run() {
        task.startEagerly();
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
