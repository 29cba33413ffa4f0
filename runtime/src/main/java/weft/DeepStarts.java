package weft;

/**
 * Counts the coroutines, tasks and stages that are started beyond the Java stack: in one step of a task, or behind one
 * outermost start on a thread. It has the chain walked so often that this does not get much longer than
 * {@link ChainLimit.most}.
 */
final class DeepStarts {
    /** What was started too deep in the Java stack, and is queued until the stack has unwound. */
    interface Queued extends Runnable {
        /** Returns the coroutine that {@link #run} would start; null if it resumes one. */
        Coroutine<?> unstarted();

        /** Ends what was not started. */
        void fail(Failure failure);

        /** Returns the task to start, or null. */
        Task<?> task();

        /** Returns the stage to start, or null. */
        LooplessStage<?> stage();
    }

    /** The chain may have so many more links before the next walk. */
    private int left = Math.min(ChainLimit.most, 100 * Coroutine.MAX_DEPTH);

    /** Returns null if there is no room for it: then nobody counts. */
    static DeepStarts begin() {
        try {
            return new DeepStarts();
        } catch (OutOfMemoryError noRoom) {
            return null;
        }
    }

    /** Returns the failure of a coroutine that is about to be started, if it is too deep; else null. */
    Failure check(Coroutine<?> started, ThreadState thread) {
        return check(started, thread.task(), thread.stage, Coroutine.MAX_DEPTH, thread);
    }

    /** Starts or resumes something, or has it fail if it is too deep. */
    void run(Runnable next, ThreadState thread) {
        if (next instanceof Queued start && start.unstarted() != null) {
            Coroutine<?> coroutine = start.unstarted();
            Failure tooDeep = check(coroutine, start.task(), start.stage(), ThreadState.MAX_NESTED_STARTS, thread);
            if (tooDeep != null) {
                coroutine.close();
                start.fail(tooDeep);
                return;
            }
        }
        next.run();
    }

    private Failure check(Coroutine<?> started, Task<?> task, LooplessStage<?> stage, int links, ThreadState thread) {
        left -= links;
        if (left > 0) return null;
        ChainLimit limit = new ChainLimit();
        StackOverflowError error = limit.check(started, task, stage);
        left = limit.pause(1);
        return error == null ? null : Traces.thrown(error, started, thread);
    }
}
