package weft;

/** What is left when a loop is closed, and what somebody is told who waits for it. */
final class ClosedLoop {
    private ClosedLoop() {}

    /**
     * Ends the tasks that are left: only their loop could have done it. What waits for them elsewhere, and what comes
     * of them, is told in the ordinary way. Nobody has to see this failure.
     */
    static void endTasks(EventLoop loop) {
        for (Task<?> task : loop.tasks.unordered()) {
            task.ended(new Failure(before(task.name() + " ended")));
            task.markRetrieved();
        }
    }

    /** What nobody will see any more. */
    static void reportLeftovers(EventLoop loop) {
        for (Task<?> task : loop.tasks.snapshot()) {
            loop.callExceptionHandler(new ExceptionContext("Task was destroyed but it is pending!", null, task));
        }
        Unretrieved.reportAll(loop);
        Origin.reportUnawaited(loop);
    }

    static IllegalStateException before(String what) {
        return new IllegalStateException(
                "the event loop was closed before " + what + "; close it when its callers have their results");
    }
}
