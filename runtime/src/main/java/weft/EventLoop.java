package weft;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * One thread that runs callbacks and the steps of tasks, first in, first out, and timers when they are due. Its methods
 * belong to the thread that runs it; {@link #callSoonThreadsafe}, {@link #execute}, {@link #createFuture},
 * {@link #time} and {@link #stop} can be called on any.
 *
 * <p>This is asyncio's event loop. Most programs need only {@code Asyncio.run}, which makes one.
 */
public final class EventLoop extends LoopCore implements Executor, AutoCloseable {
    private final ErrorReporter errors = new ErrorReporter(this);
    private final DefaultExecutor defaultExecutor = new DefaultExecutor();
    private TaskFactory taskFactory;

    private EventLoop(LoopClock clock) {
        super(clock);
    }

    /** Makes a loop in real time; asyncio's {@code new_event_loop}. */
    public static EventLoop create() {
        return create(LoopClock.system());
    }

    /**
     * Makes a loop with a clock of its own.
     *
     * @param clock the time, and how to idle; for this loop only
     */
    public static EventLoop create(LoopClock clock) {
        return new EventLoop(Objects.requireNonNull(clock, "clock"));
    }

    /**
     * Returns the loop that runs on this thread; asyncio's {@code get_running_loop}.
     *
     * @throws IllegalStateException if none does
     */
    public static EventLoop running() {
        return ThreadState.current().requireLoop("this call");
    }

    /** Returns the loop that runs on this thread, or null. */
    public static EventLoop runningOrNull() {
        return ThreadState.current().loop;
    }

    // ---- callbacks

    /** {@link #callSoon(Runnable, Context)} with a copy of the current context. */
    public Handle callSoon(Runnable callback) {
        return callSoon(callback, Context.copyContext());
    }

    /**
     * Has a callback run in the next iteration, after what is ready already.
     *
     * @param callback what to run
     * @param context the context it runs in
     * @return what cancels it
     * @throws IllegalStateException after {@link #close}; in debug mode also on a thread that does not run this loop
     */
    public Handle callSoon(Runnable callback, Context context) {
        checkOpen();
        checkThread("callSoon");
        Handle handle = new Handle(this, callback, context);
        schedule(handle);
        return handle;
    }

    /**
     * {@link #callSoon(Runnable)} from any thread: wakes the loop if it idles.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public Handle callSoonThreadsafe(Runnable callback) {
        return callSoonThreadsafe(callback, Context.copyContext());
    }

    /** {@link #callSoonThreadsafe(Runnable)} in a context of your own. */
    public Handle callSoonThreadsafe(Runnable callback, Context context) {
        checkOpen();
        Handle handle = new Handle(this, callback, context);
        schedule(handle);
        return handle;
    }

    /**
     * {@link #callSoonThreadsafe}, for what takes an executor.
     *
     * @throws RejectedExecutionException after {@link #close}
     */
    @Override
    public void execute(Runnable command) {
        if (closed()) throw new RejectedExecutionException(CLOSED);
        callSoonThreadsafe(command);
    }

    /**
     * Has a callback run when a delay has passed; without delay, after what is ready already.
     *
     * @param delay how long; zero and negative delays are due at once
     * @param callback what to run, in a copy of the current context
     * @return what cancels it
     */
    public TimerHandle callLater(Duration delay, Runnable callback) {
        return callLater(delay, callback, Context.copyContext());
    }

    /** {@link #callLater(Duration, Runnable)} in a context of your own. */
    public TimerHandle callLater(Duration delay, Runnable callback, Context context) {
        checkThread("callLater");
        return callAt(Nanos.after(time(), Nanos.of(delay)), callback, context);
    }

    /**
     * Has a callback run at a time. Callbacks for the same time run in the order in which they were set.
     *
     * @param when nanoseconds on the clock of {@link #time}
     * @param callback what to run, in a copy of the current context
     * @return what cancels it
     */
    public TimerHandle callAt(long when, Runnable callback) {
        return callAt(when, callback, Context.copyContext());
    }

    /** {@link #callAt(long, Runnable)} in a context of your own. */
    public TimerHandle callAt(long when, Runnable callback, Context context) {
        checkOpen();
        checkThread("callAt");
        TimerHandle timer = new TimerHandle(this, when, callback, context);
        schedule(when, timer);
        return timer;
    }

    /** Returns the time of this loop's clock, in nanoseconds from any origin; it works after {@link #close}. */
    public long time() {
        return scheduler.clock.nanoTime();
    }

    // ---- futures and tasks

    /** Makes a future that belongs to this loop. */
    public <T> Future<T> createFuture() {
        return new Future<>(this);
    }

    /** {@link #createTask(Coroutine, TaskOptions)} without options. */
    public <T> Task<T> createTask(Coroutine<T> coroutine) {
        return createTask(coroutine, TaskOptions.DEFAULT);
    }

    /** {@link #createTask(Coroutine, TaskOptions)} with a name. */
    public <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return createTask(coroutine, TaskOptions.DEFAULT.name(name));
    }

    /**
     * Has a coroutine run as a task of its own. Its first step is queued, unless the options or the task factory ask
     * for an eager start.
     *
     * @param coroutine what to run, not awaited yet
     * @param options a name, a context, an eager start
     * @throws IllegalStateException after {@link #close}, or on another thread than the one that runs this loop
     */
    public <T> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options) {
        TaskFactory factory = taskFactory;
        if (factory == null) return Task.create(this, coroutine, options);
        return Objects.requireNonNull(
                factory.create(this, coroutine, options), "the task factory returned null: return Task.create(...)");
    }

    /**
     * Sets what makes the tasks of this loop.
     *
     * @param factory for example {@link TaskFactory#EAGER}; null for {@link Task#create}
     */
    public void setTaskFactory(TaskFactory factory) {
        taskFactory = factory;
    }

    /** Returns what makes the tasks of this loop, null if that was not set. */
    public TaskFactory taskFactory() {
        return taskFactory;
    }

    /** Returns the task whose step is running, or null, as in plain callbacks. */
    public Task<?> currentTask() {
        ThreadState state = threadState();
        return state == null || state.loop != this ? null : state.task();
    }

    /** Returns the tasks that are not done, in the order in which they were made. */
    public List<Task<?>> allTasks() {
        return tasks.snapshot();
    }

    /** Returns what the tasks that are not done are doing, in the order in which they were made. */
    public List<TaskSnapshot> captureTasks() {
        return tasks.snapshot().stream().map(TaskStack::snapshot).toList();
    }

    /**
     * Returns {@link #captureTasks} as text, each task below the one that awaits it, with where it is suspended. A
     * cycle of tasks that await one another is marked. This is what {@code python -m asyncio pstree} prints.
     */
    public String formatTasks() {
        return TaskTree.format(captureTasks());
    }

    // ---- running

    /**
     * Runs until {@link #stop}; at least one iteration.
     *
     * @throws IllegalStateException if this loop or another one on this thread is running, or after {@link #close}
     */
    public void runForever() {
        runLoop();
    }

    /**
     * Runs until an awaitable is done.
     *
     * @param awaitable what to run; a coroutine becomes a task
     * @return its result. Throws what it failed with: the same object, checked or not
     * @throws IllegalStateException as {@link #runForever} does; also if {@link #stop} was called before the end
     */
    public <T> T runUntilComplete(Awaitable<T> awaitable) {
        return runLoopUntil(awaitable);
    }

    /** Ends {@link #runForever} after the present iteration. Can be called on any thread. */
    public void stop() {
        stopLoop();
    }

    /** Tells whether this loop runs, on whatever thread. */
    public boolean isRunning() {
        return hasThread();
    }

    /** Tells whether {@link #close} was called. */
    public boolean isClosed() {
        return closed();
    }

    /**
     * Drops all callbacks and timers and lets the default executor end. The exception handler is told, on this thread,
     * of pending tasks and of exceptions that nobody has seen. Those tasks then fail with an IllegalStateException that
     * says so, so that nobody waits for ever: a blocked thread, a task of another loop, a stage, a gather or shield of
     * such tasks. Their coroutines do not run on. A second call does nothing.
     *
     * @throws IllegalStateException while this loop runs; for a loop of an {@link EventLoopGroup}, whose threads close
     *     their loops
     */
    @Override
    public void close() {
        if (!shut()) return;
        try {
            scheduler.clear();
            defaultExecutor.shutdown(this);
            ClosedLoop.reportLeftovers(this);
        } finally {
            ClosedLoop.endTasks(this);
        }
    }

    // ---- threads

    /**
     * Runs a blocking call in the default executor, from now on.
     *
     * @param function the call; the current context is not carried there
     * @return its future. A cancel ends the future at once, and the call only if it has not started
     */
    public <T> Future<T> runInExecutor(Callable<? extends T> function) {
        return runInExecutor(null, function);
    }

    /**
     * Runs a blocking call in an executor, from now on.
     *
     * @param executor where to run it; null for the default executor
     * @param function the call
     * @return its future
     */
    public <T> Future<T> runInExecutor(Executor executor, Callable<? extends T> function) {
        checkOpen();
        Objects.requireNonNull(function, "function");
        return ExecutorJob.submitTo(executor == null ? defaultExecutor.get() : executor, this, function);
    }

    /**
     * Replaces the default executor, which has up to 32 daemon threads. One that was replaced may be given more work;
     * at its end this loop shuts down all of them. One that refuses that, as those of a container do, is left to its
     * owner.
     *
     * @param executor the new one
     */
    public void setDefaultExecutor(ExecutorService executor) {
        defaultExecutor.set(Objects.requireNonNull(executor, "executor"));
    }

    /**
     * Shuts the default executor down and waits for the calls that it has.
     *
     * @param limit how long to wait, in real time; then a warning is logged. Null for no limit
     */
    public Coroutine<Void> shutdownDefaultExecutor(Duration limit) {
        return new DefaultExecutor.Shutdown(this, defaultExecutor, limit);
    }

    // ---- errors

    /**
     * Sets who is told of exceptions that no code can catch.
     *
     * @param handler called on the thread that runs this loop, or on any while none does or while it is blocked; null
     *     for {@link #defaultExceptionHandler}
     */
    public void setExceptionHandler(BiConsumer<? super EventLoop, ? super ExceptionContext> handler) {
        errors.setHandler(handler);
    }

    /** Returns what {@link #setExceptionHandler} was given last, or null. */
    public BiConsumer<? super EventLoop, ? super ExceptionContext> exceptionHandler() {
        return errors.handler();
    }

    /** Logs at ERROR to the {@link System.Logger} named "weft". */
    public void defaultExceptionHandler(ExceptionContext context) {
        ErrorReporter.log(context);
    }

    /** Tells the exception handler; if that fails, the default one is told of both. */
    public void callExceptionHandler(ExceptionContext context) {
        errors.report(context);
    }

    /**
     * asyncio's debug mode: {@link #callSoon} and the like refuse other threads than the loop's, steps that block the
     * loop are reported, reports say where futures, tasks and handles were made, and so are coroutines that were never
     * awaited.
     *
     * @param enabled whether what is made and run from now on is watched
     */
    public void setDebug(boolean enabled) {
        debug = enabled;
        if (enabled) Origin.on = true;
        slowSteps.update();
    }

    /**
     * Has callbacks and task steps reported that block this loop, with what its thread was doing; asyncio's
     * {@code slow_callback_duration}. Debug mode does so for 100 ms; setting a limit does so outside of it, too. Time
     * is real time, whatever the clock of this loop is.
     *
     * @param limit what is too long; null to report none
     */
    public void setSlowCallbackDuration(Duration limit) {
        slowSteps.setLimit(limit);
    }

    /** Returns the limit, 100 ms unless it was set; null for none. */
    public Duration slowCallbackDuration() {
        return slowSteps.limit();
    }

    /** Tells whether debug mode is on; it starts as the system property {@code weft.debug} says. */
    public boolean isDebug() {
        return debug;
    }
}
