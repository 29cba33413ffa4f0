package weft;

/**
 * Makes the tasks of a loop, once it was given to {@link EventLoop#setTaskFactory}. Since its method is generic it is
 * written as a class or a method reference, not as a lambda.
 *
 * <p>This is asyncio's task factory.
 */
@FunctionalInterface
public interface TaskFactory {
    /**
     * Starts all tasks eagerly, unless their options say otherwise; asyncio's {@code eager_task_factory}. See
     * {@link TaskOptions#eagerStart(boolean)}.
     */
    TaskFactory EAGER = new TaskFactory() {
        @Override
        public <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
            return Task.create(loop, coroutine, options.eagerStart() == null ? options.eagerStart(true) : options);
        }
    };

    /**
     * Makes a task, with {@link Task#create} in the end.
     *
     * @param loop the loop that the task will belong to
     * @param coroutine what it is to run
     * @param options what {@code createTask} was called with
     * @return the task, never null
     */
    <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, TaskOptions options);
}
