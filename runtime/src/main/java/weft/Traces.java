package weft;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes into the stack trace of an exception who awaits the method that threw it, as if they had called one another on
 * one Java stack; and takes out what users did not write. It is called where something throws, and nowhere else.
 *
 * <p>A trace then has the frames that ran; one frame for each method that awaits, at its await; one for the task; the
 * same for the task that awaits that one, and so on; and the loop's caller. Each task is added once.
 */
final class Traces {
    private static final StackWalker WALKER = StackWalker.getInstance();

    private Traces() {}

    /**
     * A step threw, and not just what it was resumed with.
     *
     * @param thrown what left the coroutine; it gets the frames of those that await that
     * @param coroutine the coroutine that the {@link Trampoline} ran
     * @return the failure for those
     */
    static Failure thrown(Throwable thrown, Coroutine<?> coroutine, ThreadState thread) {
        Throwable exception = NullAwaited.explained(thrown);
        Failure failure = new Failure(exception);
        failure.traced = true;
        try {
            boolean isKnown = exception instanceof CancelledError error && error.isWritten(thread.task());
            if (!isKnown) awaiters(coroutine, thread).thrown(exception);
        } catch (Throwable notWritten) {
            // The exception has to go on, whatever is in its way here: no memory, methods of a user's that throw.
        }
        return failure;
    }

    /** A step threw what it was resumed with. It is written already; not so what was suppressed in between. */
    static Failure passed(Failure failure, Coroutine<?> coroutine, ThreadState thread) {
        try {
            Throwable[] suppressed = failure.exception().getSuppressed();
            if (suppressed.length > 0) awaiters(coroutine, thread).suppressed(suppressed);
        } catch (Throwable notWritten) {
            // As above.
        }
        return failure;
    }

    private static TraceWriter awaiters(Coroutine<?> coroutine, ThreadState thread) {
        Task<?> task = thread.task();
        return new TraceWriter(task, Driven.by(task, coroutine), () -> AwaitChain.from(coroutine.awaiter, false));
    }

    /**
     * A coroutine was resumed with an exception, and is about to throw it.
     *
     * @param outcome the future or failure that it comes from
     */
    static void delivered(Throwable exception, Encoded outcome, Coroutine<?> coroutine) {
        try {
            if (isTraced(outcome instanceof Future<?> future ? future.failure() : outcome)) return;
            Task<?> task = ThreadState.current().task();
            TraceWriter writer =
                    new TraceWriter(task, Driven.by(task, coroutine), () -> AwaitChain.from(coroutine, false));
            (outcome instanceof ExecutorJob ? writer.fromExecutor() : writer).delivered(exception);
        } catch (Throwable notWritten) {
            // As above.
        }
    }

    /**
     * A step threw into the one that called it, and has not come to the {@link Trampoline} yet: it may be caught there.
     */
    static void crossed(Throwable exception) {
        // Of the many awaits that it crosses, the first. There may be no stack left to do more.
        if (exception instanceof VirtualMachineError) return;
        ThreadState thread = ThreadState.current();
        if (!thread.isTracedAnew(exception)) return;
        try {
            StackTraceElement[] trace = exception.getStackTrace();
            if (trace.length > 0)
                running(thread, RawTrace.outermost(trace), List.of()).thrown(exception);
        } catch (Throwable notWritten) {
            // As above.
        }
    }

    /**
     * A future that is done throws where it is awaited or asked. It is the step that runs which gets the exception, so
     * its frames are on the Java stack.
     *
     * @param outcome the failure that the future holds
     */
    static void found(Throwable exception, Object outcome) {
        try {
            ThreadState thread = ThreadState.current();
            if (thread.task() == null && thread.stage == null || isTraced(outcome)) return;
            List<StackTraceElement> frames = frames();
            StackTraceElement outermost = frames.isEmpty() ? null : frames.get(frames.size() - 1);
            running(thread, outermost, frames).delivered(exception);
        } catch (Throwable notWritten) {
            // As above.
        }
    }

    /** What writes who awaits the step that runs, if that is known. */
    private static TraceWriter running(
            ThreadState thread, StackTraceElement outermost, List<StackTraceElement> frames) {
        Task<?> task = thread.task();
        Coroutine<?> resumed = task != null ? task.current : thread.stage == null ? null : thread.stage.resumed();
        Coroutine<?> stepped = resumed == null || outermost == null ? null : TaskStack.stepped(resumed, outermost);
        if (stepped == null) return new TraceWriter(task, Driven.by(task, null), () -> frames);
        return new TraceWriter(task, Driven.by(task, stepped), () -> {
            List<StackTraceElement> all = new ArrayList<>(frames);
            all.addAll(AwaitChain.from(stepped.awaiter, false));
            return all;
        });
    }

    /** The frames of this thread's users down to the loop. */
    static List<StackTraceElement> frames() {
        return WALKER.walk(frames -> frames.map(StackFrame::toStackTraceElement)
                .takeWhile(frame -> !RawTrace.isTrampoline(frame))
                .filter(RawTrace::isUsers)
                .toList());
    }

    /** Of several that await one future, the first is written. */
    private static boolean isTraced(Object outcome) {
        if (!(outcome instanceof Failure failure)) return false;
        boolean before = failure.traced;
        failure.traced = true;
        return before;
    }
}
