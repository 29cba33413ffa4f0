package weft;

/** Ends the step of a task that is at the end of a chain which is too long. */
final class TaskDepth {
    private TaskDepth() {}

    /**
     * Has a task that is ready fail where it awaits, if it is too deep.
     *
     * @param limit what walks the chain, one for each loop
     * @return how many steps there are before the next look
     */
    static int limit(Task<?> task, ChainLimit limit) {
        Coroutine<?> innermost = task.current;
        try {
            if (innermost != null && !isFailing(innermost)) {
                StackOverflowError error = limit.check(innermost, task, null);
                if (error != null) fail(task, innermost, new Failure(error));
            }
        } catch (Throwable noRoom) {
            // The next look is early enough.
        }
        return limit.pauseInSteps();
    }

    /** Its chain does not grow, but ends. */
    private static boolean isFailing(Coroutine<?> resumed) {
        return resumed.awaited instanceof Failure
                || resumed.awaited instanceof Future<?> awaited && awaited.failure() != null;
    }

    private static void fail(Task<?> task, Coroutine<?> innermost, Failure failure) {
        if (innermost.isStarted()) {
            innermost.awaited = failure;
        } else {
            innermost.close();
            new EagerStart(task).fail(failure);
        }
    }
}
