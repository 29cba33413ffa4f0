package weft;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Writes into the stack trace of an exception who awaits the method that threw it, as if they had called one another on
 * one Java stack; and takes out what users did not write. It is called where something throws, and nowhere else.
 *
 * <p>A trace then has the frames that ran; one frame for each method that awaits, at its await; one for the task; the
 * same for the task that awaits that one, and so on; and the loop's caller. Each task is added once.
 */
final class Traces {
    /** An exception that many tasks share is not to grow with each. */
    private static final int MOST_TASKS = 16;

    /** Of causes and suppressed exceptions of one exception. */
    private static final int MOST_RELATED = 1000;

    private static final StackWalker WALKER = StackWalker.getInstance();

    private Traces() {}

    /**
     * A step threw, and not just what it was resumed with.
     *
     * @param exception what left the coroutine; it gets the frames of those that await that
     * @param coroutine the coroutine that the {@link Trampoline} ran
     * @return the failure for those
     */
    static Failure thrown(Throwable exception, Coroutine<?> coroutine, ThreadState thread) {
        Failure failure = new Failure(exception);
        failure.traced = true;
        try {
            rewrite(exception, coroutine, thread.task());
        } catch (Throwable notWritten) {
            // The exception has to go on, whatever is in its way here: no memory, methods of a user's that throw.
        }
        return failure;
    }

    /** A step threw what it was resumed with. It is written already; not so what was suppressed in between. */
    static Failure passed(Failure failure, Coroutine<?> coroutine, ThreadState thread) {
        try {
            Throwable[] suppressed = failure.exception().getSuppressed();
            for (Throwable related : suppressed) rewriteRelated(related, coroutine, thread.task());
        } catch (Throwable notWritten) {
            // As above.
        }
        return failure;
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
            writeAll(exception, AwaitChain.from(coroutine, false), Driven.by(task, coroutine), task);
        } catch (Throwable notWritten) {
            // As above.
        }
    }

    /**
     * A future that is done throws where it is awaited or asked.
     *
     * @param outcome the failure that the future holds
     */
    static void found(Throwable exception, Object outcome) {
        try {
            Task<?> task = ThreadState.current().task();
            if (task == null || isTraced(outcome)) return;
            List<StackTraceElement> running = WALKER.walk(frames -> frames.map(StackFrame::toStackTraceElement)
                    .takeWhile(frame -> !RawTrace.isTrampoline(frame))
                    .filter(frame -> !RawTrace.isInternal(frame))
                    .toList());
            writeAll(exception, running, Driven.by(task, null), task);
        } catch (Throwable notWritten) {
            // As above.
        }
    }

    private static boolean isTraced(Object outcome) {
        if (!(outcome instanceof Failure failure)) return false;
        boolean before = failure.traced;
        failure.traced = true;
        return before;
    }

    private static void rewrite(Throwable exception, Coroutine<?> coroutine, Task<?> task) {
        List<StackTraceElement> awaiting = AwaitChain.from(coroutine.awaiter, false);
        Driven driven = Driven.by(task, coroutine);
        StackTraceElement[] trace = exception.getStackTrace();
        // One that another task or future brought has the frames of the first that got it.
        if (last(trace) < 0 || find(trace, driven) >= 0) write(exception, awaiting, driven, task);
        if (hasRelated(exception)) {
            for (Throwable related : related(exception, driven)) rewriteRelated(related, coroutine, task);
        }
    }

    private static boolean hasRelated(Throwable exception) {
        return exception.getCause() != null || exception.getSuppressed().length > 0;
    }

    /** Also those that came out of the same task with it, so that they end alike. */
    private static void writeAll(Throwable exception, List<StackTraceElement> awaiting, Driven driven, Task<?> task) {
        StackTraceElement before = lastElement(exception);
        write(exception, awaiting, driven, task);
        if (before == null || !hasRelated(exception)) return;
        for (Throwable related : related(exception, null)) {
            if (before.equals(lastElement(related))) write(related, awaiting, driven, task);
        }
    }

    private static StackTraceElement lastElement(Throwable exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        int last = last(trace);
        return last < 0 ? null : trace[last];
    }

    /**
     * The causes and suppressed exceptions, and theirs; cycles and what many share come once.
     *
     * @param writer null, or who has written already what is behind those that it wrote
     */
    private static List<Throwable> related(Throwable exception, Driven writer) {
        Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> found = new ArrayList<>();
        Deque<Throwable> left = new ArrayDeque<>(List.of(exception));
        known.add(exception);
        while (!left.isEmpty() && found.size() < MOST_RELATED) {
            Throwable next = left.poll();
            if (next != exception) {
                found.add(next);
                if (writer != null && find(next.getStackTrace(), writer) >= 0) continue;
            }
            Throwable cause = next.getCause();
            if (cause != null && known.add(cause)) left.add(cause);
            for (Throwable suppressed : next.getSuppressed()) if (known.add(suppressed)) left.add(suppressed);
        }
        return found;
    }

    /** Only where it was thrown here: a cause that comes from another thread did not cross these awaits. */
    private static void rewriteRelated(Throwable related, Coroutine<?> coroutine, Task<?> task) {
        StackTraceElement[] trace = related.getStackTrace();
        Driven driven = Driven.by(task, coroutine);
        int known = find(trace, driven);
        boolean here = known >= 0 ? !Driven.of(trace[known]).complete() : !isWritten(trace) && RawTrace.isOfStep(trace);
        if (here) write(related, AwaitChain.from(coroutine.awaiter, false), driven, task);
    }

    private static boolean isWritten(StackTraceElement[] trace) {
        return last(trace) >= 0;
    }

    private static int last(StackTraceElement[] trace) {
        for (int i = trace.length - 1; i >= 0; i--) if (Driven.of(trace[i]) != null) return i;
        return -1;
    }

    private static int find(StackTraceElement[] trace, Driven driven) {
        for (int i = 0; i < trace.length; i++) {
            Driven known = Driven.of(trace[i]);
            if (known != null && known.isSame(driven)) return i;
        }
        return -1;
    }

    private static int count(StackTraceElement[] trace) {
        int count = 0;
        for (StackTraceElement frame : trace) if (Driven.of(frame) != null) count++;
        return count;
    }

    /** Two threads may get one exception at once. */
    private static void write(Throwable exception, List<StackTraceElement> awaiting, Driven driven, Task<?> task) {
        synchronized (exception) {
            StackTraceElement[] trace = exception.getStackTrace();
            // Empty is one that wants to be cheap, but for the error that gets its frames here only.
            if (trace.length == 0 && !(exception instanceof CancelledError)) return;
            List<StackTraceElement> written = write(trace, awaiting, driven, task);
            if (written != null) exception.setStackTrace(written.toArray(StackTraceElement[]::new));
        }
    }

    private static List<StackTraceElement> write(
            StackTraceElement[] trace, List<StackTraceElement> awaiting, Driven driven, Task<?> task) {
        int known = find(trace, driven);
        if (known >= 0 && (Driven.of(trace[known]).complete() || !driven.complete())) return null;
        List<StackTraceElement> added = new ArrayList<>(awaiting);
        added.add(driven.element(task));
        int last = last(trace);
        if (last < 0) return RawTrace.clean(trace, added);
        if (known < 0 && count(trace) >= MOST_TASKS) return null;
        List<StackTraceElement> written = new ArrayList<>(List.of(trace));
        if (known >= 0) {
            written.remove(known);
            written.addAll(known, added);
        } else {
            written.addAll(last + 1, added);
        }
        return written;
    }
}
