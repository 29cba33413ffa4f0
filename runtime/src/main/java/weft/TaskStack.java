package weft;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Looks at a task, on its loop's thread. */
final class TaskStack {
    private TaskStack() {}

    /** What {@link Task#getStack()} returns. */
    static List<StackTraceElement> of(Task<?> task) {
        if (!task.isDone()) return isRunning(task) ? running(task) : AwaitChain.from(task.current, true);
        Throwable failure = failure(task);
        return failure == null ? List.of() : List.of(UserException.stackTrace(failure));
    }

    private static Throwable failure(Task<?> task) {
        return task.failure() instanceof Failure failure ? failure.exception() : null;
    }

    private static boolean isRunning(Task<?> task) {
        return Task.current() == task;
    }

    /** The Java frames of the step, then who awaits the coroutine that the step is of. */
    private static List<StackTraceElement> running(Task<?> task) {
        List<StackTraceElement> frames = new ArrayList<>(Traces.frames());
        Coroutine<?> stepped = frames.isEmpty() ? null : stepped(task.current, frames.get(frames.size() - 1));
        if (stepped != null) frames.addAll(AwaitChain.from(stepped.awaiter, true));
        return frames;
    }

    /**
     * Finds the coroutine whose step runs: where the task was resumed or, if that has ended in this step, further out.
     *
     * @param resumed where the task was resumed
     * @param frame of its method
     * @return null where it is not clear: it may be one or the other of a recursion
     */
    static Coroutine<?> stepped(Coroutine<?> resumed, StackTraceElement frame) {
        if (resumed == null || ThreadState.current().isDeep(resumed)) return null;
        if (resumed.awaiter == null) return resumed;
        Coroutine<?> found = null;
        for (Coroutine<?> at = resumed; at != null; at = at.awaiter) {
            StackTraceElement place = Location.frame(at);
            boolean is = place != null
                    && place.getMethodName().equals(frame.getMethodName())
                    && place.getClassName().equals(frame.getClassName());
            if (is && found != null) return null;
            if (is) found = at;
        }
        return found;
    }

    /** What {@link Task#printStack(int, java.io.PrintStream)} prints. */
    static String text(Task<?> task, int limit) {
        List<StackTraceElement> stack = task.getStack(limit);
        Throwable failure = failure(task);
        if (stack.isEmpty()) return "No stack for " + task + System.lineSeparator();
        StringBuilder text = new StringBuilder(failure == null ? "Stack for " : "Traceback for ")
                .append(task)
                .append(failure == null ? ":" : ": " + UserText.of(failure))
                .append(System.lineSeparator());
        for (StackTraceElement frame : stack) text.append("\tat ").append(frame).append(System.lineSeparator());
        return text.toString();
    }

    static TaskSnapshot snapshot(Task<?> task) {
        Future<?> awaited = task.waitingOn();
        boolean waits = awaited != null && !awaited.isDone();
        return new TaskSnapshot(
                task.id(),
                task.name(),
                state(task, waits),
                Duration.ofNanos(task.loop.scheduler.nanosSince(task.since)),
                task.cancelling(),
                List.copyOf(of(task)),
                waits ? awaited.waitedForText() : null,
                awaitedBy(task));
    }

    static String state(Task<?> task, boolean waits) {
        if (task.isDone()) return "done";
        if (isRunning(task)) return "running";
        if (!task.hasStarted()) return "created";
        return waits ? "waiting" : "ready";
    }

    private static List<Long> awaitedBy(Task<?> task) {
        List<Long> ids = new ArrayList<>();
        Set<Future<?>> known = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Future<?>> left = new ArrayDeque<>(Dependent.on(task));
        while (!left.isEmpty()) {
            Future<?> next = left.poll();
            if (!known.add(next)) continue;
            if (next instanceof Task<?> waiter) ids.add(waiter.id());
            else left.addAll(Dependent.on(next));
        }
        return List.copyOf(ids);
    }
}
