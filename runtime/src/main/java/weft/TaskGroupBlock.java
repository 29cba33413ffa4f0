package weft;

import java.util.Objects;

/** {@code async with TaskGroup() as group:} with its block, and the wait for the tasks behind it. */
final class TaskGroupBlock<T> extends Coroutine<T> {
    /** Null once this has started. */
    private AsyncFunction<TaskGroup, T> block;

    /** Null before the first step. */
    private TaskGroup group;

    /** The value of the block or its {@link Failure}. */
    private Object outcome;

    private boolean waiting;

    TaskGroupBlock(AsyncFunction<TaskGroup, T> block) {
        this.block = Objects.requireNonNull(block, "block");
    }

    @Override
    protected Object step() {
        if (waiting) {
            takeWakeUp();
            return waitForTasks();
        }
        outcome = group == null ? enter() : resume();
        if (outcome == SUSPENDED) return SUSPENDED;
        waiting = true;
        group.blockEnded(thrown());
        return waitForTasks();
    }

    private Object enter() {
        AsyncFunction<TaskGroup, T> started = block;
        block = null;
        group = TaskGroup.enter();
        try {
            return Objects.requireNonNull(started.apply(group), CallCoroutine.NULL)
                    .onAwait(this);
        } catch (Throwable exception) {
            return new Failure(exception);
        }
    }

    private Object resume() {
        try {
            return resumption();
        } catch (Throwable exception) {
            return new Failure(exception);
        }
    }

    private Throwable thrown() {
        return outcome instanceof Failure failure ? failure.exception() : null;
    }

    private Object waitForTasks() {
        Future<Void> unfinished = group.unfinished();
        if (unfinished != null) return unfinished.onAwait(this);
        Throwable thrown = thrown();
        Object result = thrown == null ? outcome : null;
        outcome = null;
        group.end(thrown);
        return result;
    }

    @Override
    protected void discard() {
        block = null;
    }

    private void takeWakeUp() {
        try {
            resumption();
        } catch (CancelledError error) {
            group.waitCancelled(error);
        }
    }

    @Override
    protected String name() {
        return "taskGroup";
    }
}
