package weft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tasks that end together. {@link Asyncio#taskGroup} makes one for a block, and waits at the block's end for all tasks
 * that were added to it. When one fails, the others and the block are cancelled, and what was thrown comes out as one
 * {@link ExceptionGroup}. A task that is cancelled does not count as failed.
 *
 * <p>It is used on its loop's thread; {@link #cancel} may be called on any.
 *
 * <p>This is asyncio's {@code TaskGroup}: rules T1 to T14.
 */
public final class TaskGroup {
    private static final int LARGE = 1_000;

    private final EventLoop loop;
    private final Task<?> parent;

    /** Those that are not done, in the order in which they are cancelled. */
    private Set<Task<?>> tasks = new LinkedHashSet<>();

    /** The most tasks that were in that set. */
    private int peak;

    private final List<Throwable> errors = new ArrayList<>();
    private final Consumer<Future<?>> onDone = new Dependent<>(this::taskIsDone, this::waiters);

    /** What the block awaits at its end, while tasks are left. */
    private Future<Void> allDone;

    /** The cancellation from outside that is to leave the block. */
    private CancelledError cancelled;

    /** The last one that came while this waited and was being cancelled: the group's own, or another. */
    private CancelledError cameMeanwhile;

    private boolean blockEnded;
    private boolean aborting;
    private boolean parentCancelRequested;

    private TaskGroup(EventLoop loop, Task<?> parent) {
        this.loop = loop;
        this.parent = parent;
    }

    static TaskGroup enter() {
        EventLoop loop = ThreadState.current().requireLoop("taskGroup");
        if (loop.currentTask() == null) {
            throw new IllegalStateException(
                    "TaskGroup cannot determine the parent task: await taskGroup(...) in a coroutine that a task runs");
        }
        return new TaskGroup(loop, loop.currentTask());
    }

    // ---- for the block

    /**
     * Has a coroutine run as a task of this group. Nothing of it runs before the caller suspends.
     *
     * @param coroutine what to run, not awaited yet
     * @return the task
     * @throws IllegalStateException if this group has ended, or is being cancelled; the coroutine is closed then
     */
    public <T> Task<T> createTask(Coroutine<T> coroutine) {
        return createTask(coroutine, TaskOptions.DEFAULT);
    }

    /** {@link #createTask(Coroutine)} with a name for messages. */
    public <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return createTask(coroutine, TaskOptions.DEFAULT.name(name));
    }

    /** {@link #createTask(Coroutine)} with a name, a context, or an eager start. */
    public <T> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options) {
        Objects.requireNonNull(coroutine, "coroutine");
        if (blockEnded && tasks.isEmpty()) throw refuse(coroutine, "finished");
        if (aborting) throw refuse(coroutine, "shutting down");
        Task<T> task = loop.createTask(coroutine, options);
        adopt(task);
        // One that starts eagerly may have ended this group in its first step.
        if (aborting && !task.isDone()) task.cancel();
        return task;
    }

    private void adopt(Task<?> task) {
        try {
            tasks.add(task);
            peak = Math.max(peak, tasks.size());
            // Also if it was done at once: to cancel the parent from inside this call would be too early.
            task.addDoneCallback(onDone);
        } catch (Throwable noRoom) {
            // No task goes on that the group does not know of.
            tasks.remove(task);
            task.cancel();
            throw noRoom;
        }
    }

    private IllegalStateException refuse(Coroutine<?> coroutine, String state) {
        coroutine.close();
        return new IllegalStateException("createTask: this TaskGroup is " + state + ": " + this
                + "; add tasks while its block runs, or make another group");
    }

    /**
     * Cancels the tasks of this group and the rest of the block, which then ends without an error, and with null as its
     * result unless it got to return one. Without effect once the group has ended. This is {@code TaskGroup.cancel} of
     * asyncio 3.15.
     */
    public void cancel() {
        if (loop.isRunningElsewhere()) loop.post(this::cancel);
        else if (!aborting && !(blockEnded && tasks.isEmpty())) abortWithParent();
    }

    // ---- its end

    private void abort() {
        aborting = true;
        for (Task<?> task : tasks) {
            try {
                if (!task.isDone()) task.cancel();
            } catch (VirtualMachineError noRoom) {
                // It was not cancelled then, and nobody else will do it.
                task.cancel();
            }
        }
    }

    private void abortWithParent() {
        ForeignCalls calls = ForeignCalls.beginSurely();
        try {
            abort();
            parentCancelRequested = true;
            cancelParent();
        } finally {
            calls.nested--;
            calls.end();
        }
    }

    private void cancelParent() {
        try {
            parent.cancel();
        } catch (VirtualMachineError noRoom) {
            parent.cancel();
        }
    }

    private List<Future<?>> waiters() {
        return List.of(parent);
    }

    /** The table of a set only grows: a group that lives for long gets a new one after a peak. */
    private void remove(Future<?> task) {
        tasks.remove(task);
        if (peak <= LARGE || tasks.size() > peak / 8) return;
        try {
            tasks = new LinkedHashSet<>(tasks);
            peak = tasks.size();
        } catch (OutOfMemoryError later) {
            // The old one is as it was.
        }
    }

    private void taskIsDone(Future<?> task) {
        remove(task);
        if (allDone != null && tasks.isEmpty() && !allDone.isDone()) allDone.setResult(null);
        if (task.isCancelled() || task.exception() == null) return;
        errors.add(task.exception());
        if (parent.isDone()) {
            loop.callExceptionHandler(new ExceptionContext(
                    "A task has failed whose group's parent is done already: " + parent, task.exception(), task));
        } else if (!aborting) {
            abortWithParent();
        }
    }

    /** The block has ended, by what it threw or, if that is null, by returning. */
    void blockEnded(Throwable thrown) {
        blockEnded = true;
        if (thrown instanceof CancelledError error) cancelled = error;
        if (thrown != null && !aborting) abort();
    }

    /** Returns what to await before this group has ended: null if no task is left. */
    Future<Void> unfinished() {
        allDone = tasks.isEmpty() ? null : loop.createFuture();
        return allDone;
    }

    /** The parent was cancelled while it waited; it goes on to wait. */
    void waitCancelled(CancelledError error) {
        if (aborting) {
            cameMeanwhile = error;
            return;
        }
        cancelled = error;
        abort();
    }

    /**
     * All tasks are done.
     *
     * @param thrown what the block threw, or null
     * @throws ExceptionGroup if a task or the block has failed
     */
    void end(Throwable thrown) {
        if (parentCancelRequested) {
            // What is left when this group has taken back its own request came from outside.
            boolean fromOutside = parent.uncancel() > 0;
            if (!fromOutside) cancelled = null;
            else if (cameMeanwhile != null) cancelled = cameMeanwhile;
        }
        if (cancelled != null && errors.isEmpty()) throw cancelled;
        if (thrown != null && !(thrown instanceof CancelledError)) errors.add(thrown);
        if (errors.isEmpty()) return;
        if (parent.cancelling() > 0) {
            // Cancelled from outside, too: the next await throws that.
            parent.uncancel();
            parent.cancel();
        }
        throw new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }

    @Override
    public String toString() {
        return "<TaskGroup" + (tasks.isEmpty() ? "" : " tasks=" + tasks.size())
                + (errors.isEmpty() ? "" : " errors=" + errors.size())
                + (aborting ? " cancelling" : " entered") + ">";
    }
}
