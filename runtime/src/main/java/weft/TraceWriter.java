package weft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Adds the part of one task or stage to the stack traces of an exception, of its causes and suppressed ones. */
final class TraceWriter {
    /** An exception that many tasks share is not to grow with each. */
    private static final int MOST_TASKS = 16;

    private static final StackTraceElement MORE = AwaitChain.note("await", "more tasks");

    /** Of causes and suppressed exceptions of one exception. */
    private static final int MOST_RELATED = 1000;

    private static final StackTraceElement[] NO_FRAMES = {};

    private final Task<?> task;
    private final Driven driven;
    private final Supplier<List<StackTraceElement>> awaiters;

    /** Whether this part goes behind all there is: a thread's frames are not who called this loop. */
    private boolean atEnd;

    /** What is added: the frames of those who await, and the task. Made when it is needed. */
    private List<StackTraceElement> added;

    /**
     * Makes one for a task.
     *
     * @param task what drives the methods; null for a stage
     * @param driven the same, as it is found in traces
     * @param awaiters the methods
     */
    TraceWriter(Task<?> task, Driven driven, Supplier<List<StackTraceElement>> awaiters) {
        this.task = task;
        this.driven = driven;
        this.awaiters = awaiters;
    }

    /** An exception was thrown in the task itself. */
    void thrown(Throwable exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        int end = lastEnd(trace);
        // One that another task or future brought has the frames of the first that got it.
        if (end < 0 || find(trace) >= 0) write(exception);
        if (hasRelated(exception)) related(allRelated(exception, true));
    }

    /** An exception comes from a call in an executor, where a loop may have run. */
    TraceWriter fromExecutor() {
        atEnd = true;
        return this;
    }

    /** An exception comes from another task or a future; those that came out of the same with it shall end alike. */
    void delivered(Throwable exception) {
        if (exception instanceof CancelledError error && error.isNew()) {
            error.setStackTrace(added().toArray(NO_FRAMES));
            error.setWritten(task);
            return;
        }
        StackTraceElement[] trace = exception.getStackTrace();
        int end = lastEnd(trace);
        write(exception);
        if (end < 0 || !hasRelated(exception)) return;
        for (Throwable related : allRelated(exception, false)) {
            StackTraceElement[] other = related.getStackTrace();
            int otherEnd = lastEnd(other);
            if (otherEnd >= 0 && other[otherEnd].equals(trace[end])) write(related);
        }
    }

    /** Writes the last ones: those before one that is written were there when it was. */
    void suppressed(Throwable[] suppressed) {
        for (int i = suppressed.length - 1; i >= 0; i--) {
            if (has(suppressed[i].getStackTrace())) return;
            related(List.of(suppressed[i]));
        }
    }

    /** Writes those that were thrown here: a cause that comes from another thread did not cross these awaits. */
    void related(Collection<Throwable> related) {
        for (Throwable one : related) {
            StackTraceElement[] trace = one.getStackTrace();
            boolean here = lastEnd(trace) < 0 ? RawTrace.isOfStep(trace) : find(trace) >= 0;
            if (here) write(one);
        }
    }

    private static boolean hasRelated(Throwable exception) {
        return exception.getCause() != null || exception.getSuppressed().length > 0;
    }

    /**
     * The causes and suppressed exceptions, and theirs; cycles and what many share come once.
     *
     * @param unwritten whether to leave out what is behind one that is written here: that is, too
     */
    private List<Throwable> allRelated(Throwable exception, boolean unwritten) {
        Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> found = new ArrayList<>();
        Deque<Throwable> left = new ArrayDeque<>(List.of(exception));
        known.add(exception);
        while (!left.isEmpty() && found.size() < MOST_RELATED) {
            Throwable next = left.poll();
            if (next != exception) {
                found.add(next);
                if (unwritten && has(next.getStackTrace())) continue;
            }
            Throwable cause = next.getCause();
            if (cause != null && known.add(cause)) left.add(cause);
            for (Throwable suppressed : next.getSuppressed()) if (known.add(suppressed)) left.add(suppressed);
        }
        return found;
    }

    // ---- one trace

    /** Two threads may get one exception at once. */
    private void write(Throwable exception) {
        synchronized (exception) {
            StackTraceElement[] trace = exception.getStackTrace();
            // Empty is one that wants to be cheap, but for the error that gets its frames here only.
            if (trace.length == 0 && !(exception instanceof CancelledError)) return;
            List<StackTraceElement> written = written(trace);
            if (written != null) exception.setStackTrace(written.toArray(NO_FRAMES));
        }
    }

    /** The trace with the part of this task; null if it has that. */
    private List<StackTraceElement> written(StackTraceElement[] trace) {
        int end = lastEnd(trace);
        if (end < 0) return RawTrace.clean(trace, added());
        if (has(trace)) return null;
        int known = find(trace);
        boolean many = known < 0 && count(trace) >= MOST_TASKS;
        if (many && end + 1 < trace.length && MORE.equals(trace[end + 1])) return null;
        List<StackTraceElement> written = new ArrayList<>(List.of(trace));
        if (many) {
            written.add(end + 1, MORE);
            return written;
        }
        if (known >= 0) written.remove(known);
        int behind = atEnd ? trace.length : end + 1;
        written.addAll(known >= 0 ? known : behind, added());
        return written;
    }

    private List<StackTraceElement> added() {
        if (added == null) {
            added = new ArrayList<>(awaiters.get());
            added.add(driven.element(task));
        }
        return added;
    }

    /** Tells whether a trace has the part of this task, as far as it is known. */
    private boolean has(StackTraceElement[] trace) {
        int known = find(trace);
        return known >= 0 && (Driven.of(trace[known]).complete() || !driven.complete());
    }

    /** Where the part of the last task of a trace ends; -1 if nothing was written to it. */
    private static int lastEnd(StackTraceElement[] trace) {
        for (int i = trace.length - 1; i >= 0; i--) if (Driven.isEnd(trace[i])) return i;
        return -1;
    }

    /** Where the part of this task ends. */
    private int find(StackTraceElement[] trace) {
        for (int i = 0; i < trace.length; i++) {
            if (Driven.isEnd(trace[i]) && Driven.of(trace[i]).isSame(driven)) return i;
        }
        return -1;
    }

    private static int count(StackTraceElement[] trace) {
        int count = 0;
        for (StackTraceElement frame : trace) if (Driven.isEnd(frame)) count++;
        return count;
    }
}
