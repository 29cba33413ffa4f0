package weft;

import java.util.Objects;

/**
 * How a task is made: {@code createTask(work(), TaskOptions.DEFAULT.name("work").eagerStart(true))}. These are the
 * keyword arguments of asyncio's {@code create_task}.
 *
 * @param name what messages call the task; null for "Task-" and a number
 * @param context the context that it runs in; null for a copy of the current one
 * @param eagerStart whether its first part runs inside the call that makes it; null as the loop's task factory says,
 *     and without one it is false
 */
public record TaskOptions(String name, Context context, Boolean eagerStart) {
    /** No option is set. */
    public static final TaskOptions DEFAULT = new TaskOptions(null, null, null);

    /** Returns these options with a name. */
    public TaskOptions name(String name) {
        return new TaskOptions(Objects.requireNonNull(name, "name"), context, eagerStart);
    }

    /** Returns these options with a context, which is not copied. */
    public TaskOptions context(Context context) {
        return new TaskOptions(name, Objects.requireNonNull(context, "context"), eagerStart);
    }

    /**
     * Returns these options with an eager start, or without one. An eager task runs up to its first suspension inside
     * the call that makes it; if it ends there, it is done when the call returns and was never queued. What it throws
     * is in the task. While its loop does not run, or deep inside other eager tasks, it is queued as others are.
     */
    public TaskOptions eagerStart(boolean eagerStart) {
        return new TaskOptions(name, context, eagerStart);
    }
}
