package weft;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Several runs on one event loop, with one context: {@code asyncio.Runner}. The loop is made by the first run. Closing
 * cancels the tasks that are left, waits for them, reports what they fail with, shuts the default executor down, and
 * closes the loop.
 *
 * <pre>{@code
 * try (Runner runner = new Runner()) {
 *     Page page = runner.run(fetch(uri));
 *     runner.run(store(page));
 * }
 * }</pre>
 *
 * <p>Ctrl-C (and SIGTERM) cancels the coroutine that runs; the JVM ends after the runner was closed and its thread has
 * finished. The system property {@code weft.interrupt.seconds} bounds the wait (default 5); 0 leaves Ctrl-C alone. The
 * same goes for a JVM that ends while a runner runs in a daemon thread. A second Ctrl-C is ignored by the JVM.
 * {@code runner.loop().runForever()} has no main task, and is not interrupted.
 *
 * <p>A runner belongs to the thread that runs it.
 */
public final class Runner implements AutoCloseable {
    private static final Duration EXECUTOR_PATIENCE = Duration.ofMinutes(5);

    /** Null for ordinary loops. */
    private final Supplier<EventLoop> loopFactory;

    private EventLoop loop;
    private Context context;
    private Interruptible interrupt;
    private boolean closed;

    /** The exception of the last run, or null. */
    private Throwable thrown;

    /** Makes a runner of an ordinary event loop. */
    public Runner() {
        this.loopFactory = null;
    }

    /**
     * Makes a runner of a loop of your own, as tests with virtual time need it.
     *
     * @param loopFactory makes the loop, which the runner will close
     */
    public Runner(Supplier<EventLoop> loopFactory) {
        this.loopFactory = Objects.requireNonNull(loopFactory, "loopFactory");
    }

    /**
     * Runs a coroutine to its end.
     *
     * @param main the coroutine, not awaited yet
     * @param <T> the type of its result
     * @return its result. Throws what it throws, the same object, checked or not
     * @throws IllegalStateException in a thread whose event loop is running, or after {@link #close}
     */
    public <T> T run(Coroutine<T> main) {
        return run(main, null);
    }

    /**
     * Runs a coroutine to its end in a context of your own.
     *
     * @param main the coroutine, not awaited yet
     * @param context what it runs in, itself and not a copy; null for the context of this runner
     * @param <T> the type of its result
     * @return its result. Throws what it throws, the same object, checked or not
     * @throws IllegalStateException in a thread whose event loop is running, or after {@link #close}
     */
    public <T> T run(Coroutine<T> main, Context context) {
        Objects.requireNonNull(main, "main");
        refuseRunningLoop("Runner.run");
        EventLoop running = loop();
        Context chosen = context == null ? this.context : context;
        Task<T> task = running.createTask(main, TaskOptions.DEFAULT.context(chosen));
        if (interrupt != null) interrupt.main(task);
        try {
            return running.runUntilComplete(task);
        } catch (Throwable exception) {
            thrown = exception;
            throw exception;
        } finally {
            if (interrupt != null) interrupt.main(null);
        }
    }

    /**
     * Returns the loop, made by the first call of this method or of {@link #run}.
     *
     * @return the loop of all runs
     * @throws IllegalStateException after {@link #close}
     */
    public EventLoop loop() {
        if (closed) throw new IllegalStateException("Runner is closed; make a new one for more runs");
        if (loop == null) {
            loop = loopFactory == null ? EventLoop.create() : loopFactory.get();
            context = Context.copyContext();
            interrupt = InterruptHook.install();
        }
        return loop;
    }

    /** Cancels what is left, waits for it, and closes the loop. A second call does nothing. */
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        if (loop == null) return;
        if (interrupt != null) interrupt.closing();
        try {
            finish(loop);
        } catch (Throwable exception) {
            // What has left run() is not thrown twice: a try statement with resources could not add it to itself.
            if (exception != thrown) throw exception;
        } finally {
            if (interrupt != null) InterruptHook.uninstall(interrupt);
        }
    }

    /** What {@link #close} says, on the thread that ran the loop. */
    static void finish(EventLoop loop) {
        try {
            cancelAllTasks(loop);
            loop.runUntilComplete(loop.shutdownDefaultExecutor(EXECUTOR_PATIENCE));
        } finally {
            loop.close();
        }
    }

    private static void cancelAllTasks(EventLoop loop) {
        List<Task<?>> left = loop.allTasks();
        if (left.isEmpty()) return;
        for (Task<?> task : left) task.cancel();
        loop.runUntilComplete(Gather.<Object>outcomes(left));
        for (Task<?> task : left) {
            if (!task.isCancelled() && task.exception() != null) {
                loop.callExceptionHandler(new ExceptionContext(
                        "unhandled exception during asyncio.run() shutdown", task.exception(), task));
            }
        }
    }

    static void refuseRunningLoop(String what) {
        if (EventLoop.runningOrNull() != null) {
            throw new IllegalStateException(
                    what + " cannot be called from a running event loop; await the coroutine instead");
        }
    }
}
