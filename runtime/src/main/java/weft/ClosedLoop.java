package weft;

/** What somebody is told who waits for what a loop would have done that was closed. */
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

    static IllegalStateException before(String what) {
        return new IllegalStateException(
                "the event loop was closed before " + what + "; close it when its callers have their results");
    }
}
