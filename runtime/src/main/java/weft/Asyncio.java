package weft;

import java.io.PrintStream;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import weft.annotations.Async;

/**
 * What programs import statically: the functions of Python's {@code asyncio} module, under its names.
 *
 * <p>Where a class has a method of its own named like one of these ({@code run} in a Thread, {@code value} in a
 * record), write the qualified form: {@code Asyncio.run(main())}.
 */
public final class Asyncio {
    private Asyncio() {}

    /**
     * Waits for {@code awaitable} without blocking the thread. Only in methods marked {@code @Async}.
     *
     * @param awaitable a {@link Coroutine}, {@link Future} or {@link Task}
     * @param <T> the type of the result
     * @return the result. Throws what {@code awaitable} failed with: the same object, checked or not
     * @throws IllegalStateException in code that was not woven
     */
    public static <T> T await(Awaitable<? extends T> awaitable) {
        throw NotWoven.await();
    }

    /**
     * Waits for a stage without blocking the thread; one layer of {@link java.util.concurrent.CompletionException} is
     * taken off what it failed with.
     *
     * @param stage what to wait for
     * @param <T> the type of the result
     * @return the result. Throws what {@code stage} failed with
     * @throws IllegalStateException in code that was not woven
     */
    public static <T> T await(CompletionStage<? extends T> stage) {
        throw NotWoven.await();
    }

    /** {@link #await(Awaitable)}, declared to throw {@code E}: for an await apart from the call that declares it. */
    public static <T, E extends Throwable> T await(Awaitable<? extends T> awaitable, Class<E> e) throws E {
        throw NotWoven.await();
    }

    /** {@link #await(Awaitable)}, declared to throw two classes. */
    public static <T, E extends Throwable, F extends Throwable> T await(
            Awaitable<? extends T> awaitable, Class<E> e, Class<F> f) throws E, F {
        throw NotWoven.await();
    }

    /** {@link #await(Awaitable)}, declared to throw three classes. */
    public static <T, E extends Throwable, F extends Throwable, G extends Throwable> T await(
            Awaitable<? extends T> awaitable, Class<E> e, Class<F> f, Class<G> g) throws E, F, G {
        throw NotWoven.await();
    }

    /** {@link #await(CompletionStage)}, declared to throw {@code E}. */
    public static <T, E extends Throwable> T await(CompletionStage<? extends T> stage, Class<E> e) throws E {
        throw NotWoven.await();
    }

    /** {@link #await(CompletionStage)}, declared to throw two classes. */
    public static <T, E extends Throwable, F extends Throwable> T await(
            CompletionStage<? extends T> stage, Class<E> e, Class<F> f) throws E, F {
        throw NotWoven.await();
    }

    /** {@link #await(CompletionStage)}, declared to throw three classes. */
    public static <T, E extends Throwable, F extends Throwable, G extends Throwable> T await(
            CompletionStage<? extends T> stage, Class<E> e, Class<F> f, Class<G> g) throws E, F, G {
        throw NotWoven.await();
    }

    /**
     * Ends an {@code @Async} method that returns {@code Coroutine<T>}: {@code return value(x);}. Elsewhere it makes a
     * coroutine that gives {@code value} at once.
     */
    public static <T> Coroutine<T> value(T value) {
        return new CompletedCoroutine<>(value);
    }

    /** Ends an {@code @Async} method that returns {@code Coroutine<Void>}: {@code return done();}. */
    public static Coroutine<Void> done() {
        return new CompletedCoroutine<>(null);
    }

    /**
     * Runs a program: makes an event loop, runs {@code main} on it in this thread, then cancels the tasks that are
     * left, waits for them, and closes the loop. Ctrl-C cancels {@code main}; see {@link Runner}. This is
     * {@code asyncio.run}.
     *
     * @return the result of {@code main}. Throws what it throws: the same object, checked or not
     * @throws IllegalStateException in a thread whose event loop is running
     */
    public static <T> T run(Coroutine<T> main) {
        Runner.refuseRunningLoop("run");
        try (Runner runner = new Runner()) {
            return runner.run(main);
        }
    }

    /** {@link #run(Coroutine)} of what {@code main} makes; {@code main} is called on the running loop. */
    public static <T> T run(AsyncCallable<T> main) throws Exception {
        return run(new CallCoroutine<>(main));
    }

    /**
     * Schedules a coroutine on the running loop. Nothing of it runs before the caller suspends. This is
     * {@code asyncio.create_task}.
     *
     * @throws IllegalStateException if no event loop is running in this thread
     */
    public static <T> Task<T> createTask(Coroutine<T> coroutine) {
        return ThreadState.current().requireLoop("createTask").createTask(coroutine);
    }

    /** {@link #createTask(Coroutine)} with a name for messages. */
    public static <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return ThreadState.current().requireLoop("createTask").createTask(coroutine, name);
    }

    /** {@link #createTask(Coroutine)} with a name, a context, or an eager start. */
    public static <T> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options) {
        return ThreadState.current().requireLoop("createTask").createTask(coroutine, options);
    }

    /**
     * Runs a block with a group of tasks, and waits at its end for all of them. When a task fails, the other tasks and
     * the block are cancelled. This is {@code async with asyncio.TaskGroup() as g}.
     *
     * <pre>{@code
     * int sum = await(taskGroup(g -> {
     *     Task<Integer> left = g.createTask(count(a));
     *     Task<Integer> right = g.createTask(count(b));
     *     return value(await(left) + await(right));
     * }));
     * }</pre>
     *
     * @param block called when the returned coroutine is awaited, and run in the task that awaits it
     * @return a coroutine of the block's result. It throws {@link ExceptionGroup} if a task or the block failed, with
     *     the tasks' exceptions in the order in which they ended, and the block's as the last; and
     *     {@link CancelledError} if the task that awaits it was cancelled
     */
    public static <T> Coroutine<T> taskGroup(AsyncFunction<TaskGroup, T> block) {
        return new TaskGroupBlock<>(block);
    }

    /** Returns a future as it is, and anything else as a new task. This is {@code asyncio.ensure_future}. */
    public static <T> Future<T> ensureFuture(Awaitable<T> awaitable) {
        Objects.requireNonNull(awaitable, "awaitable");
        if (awaitable instanceof Future<T> future) return future;
        return createTask(
                awaitable instanceof Coroutine<T> coroutine ? coroutine : new AwaitableCoroutine<>(awaitable));
    }

    /**
     * Makes a future of the running loop that ends as {@code stage} does, on whatever thread that happens. Cancelling
     * it cancels a {@link java.util.concurrent.CompletableFuture}, and leaves any other stage alone. This is
     * {@code asyncio.wrap_future}.
     */
    public static <T> Future<T> wrap(CompletionStage<T> stage) {
        return StageFuture.wrap(stage);
    }

    /**
     * Runs awaitables concurrently; coroutines become tasks. The first failure is the future's failure, and the others
     * go on. Cancelling the future cancels all that are not done. This is {@code asyncio.gather}.
     *
     * @return a future of the results, in the order of the arguments
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Future<List<T>> gather(Awaitable<? extends T>... awaitables) {
        return Gather.values(Arrays.asList(Objects.requireNonNull(awaitables, "awaitables")));
    }

    /** {@link #gather(Awaitable...)} of a collection. */
    public static <T> Future<List<T>> gather(Collection<? extends Awaitable<? extends T>> awaitables) {
        return Gather.values(awaitables);
    }

    /**
     * {@link #gather(Awaitable...)} that waits for all and gives failures and cancellations as elements. This is
     * {@code asyncio.gather(..., return_exceptions=True)}.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Future<List<Outcome<T>>> gatherSettled(Awaitable<? extends T>... awaitables) {
        return Gather.outcomes(Arrays.asList(Objects.requireNonNull(awaitables, "awaitables")));
    }

    /** {@link #gatherSettled(Awaitable...)} of a collection. */
    public static <T> Future<List<Outcome<T>>> gatherSettled(Collection<? extends Awaitable<? extends T>> awaitables) {
        return Gather.outcomes(awaitables);
    }

    /** Suspends for {@code delay}; zero or less is {@link #yieldNow()}. This is {@code asyncio.sleep}. */
    public static Coroutine<Void> sleep(Duration delay) {
        return sleep(delay, null);
    }

    /** {@link #sleep(Duration)} that gives {@code result}. */
    public static <T> Coroutine<T> sleep(Duration delay, T result) {
        return new Sleep<>(Objects.requireNonNull(delay, "delay"), result);
    }

    /** Lets everything else that is ready run once. This is {@code asyncio.sleep(0)}; awaiting it allocates nothing. */
    public static Coroutine<Void> yieldNow() {
        return new Yield();
    }

    /**
     * Waits until all futures are done, whichever way they end. Nothing is thrown for them and nothing cancelled. This
     * is {@code asyncio.wait}, which Java cannot import past {@link Object#wait()}.
     */
    public static <T> Coroutine<WaitResult<T>> waitAll(Collection<? extends Future<T>> futures) {
        return waitAll(futures, null);
    }

    /** {@link #waitAll(Collection)}, at most for {@code timeout}; null is no limit. */
    public static <T> Coroutine<WaitResult<T>> waitAll(Collection<? extends Future<T>> futures, Duration timeout) {
        return new Wait<>(futures, timeout, ReturnWhen.ALL_COMPLETED);
    }

    /** Waits until one of the futures is done. This is {@code asyncio.wait(..., return_when=FIRST_COMPLETED)}. */
    public static <T> Coroutine<WaitResult<T>> waitAny(Collection<? extends Future<T>> futures) {
        return waitAny(futures, null);
    }

    /** {@link #waitAny(Collection)}, at most for {@code timeout}; null is no limit. */
    public static <T> Coroutine<WaitResult<T>> waitAny(Collection<? extends Future<T>> futures, Duration timeout) {
        return new Wait<>(futures, timeout, ReturnWhen.FIRST_COMPLETED);
    }

    /**
     * Waits until one of the futures has failed or all are done; a cancelled one does not count as failed. This is
     * {@code asyncio.wait(..., return_when=FIRST_EXCEPTION)}.
     */
    public static <T> Coroutine<WaitResult<T>> waitFirstException(Collection<? extends Future<T>> futures) {
        return waitFirstException(futures, null);
    }

    /** {@link #waitFirstException(Collection)}, at most for {@code timeout}; null is no limit. */
    public static <T> Coroutine<WaitResult<T>> waitFirstException(
            Collection<? extends Future<T>> futures, Duration timeout) {
        return new Wait<>(futures, timeout, ReturnWhen.FIRST_EXCEPTION);
    }

    /**
     * Runs awaitables concurrently, coroutines as tasks, and gives them in the order in which they end. This is
     * {@code asyncio.as_completed}.
     *
     * @throws IllegalStateException if no event loop is running in this thread
     */
    public static <T> AsCompleted<T> asCompleted(Collection<? extends Awaitable<T>> awaitables) {
        return asCompleted(awaitables, null);
    }

    /**
     * {@link #asCompleted(Collection)}, at most for {@code timeout}: then what waits for the next one gets
     * {@link TimeoutError}. Nothing is cancelled.
     *
     * @param timeout from now; null is no limit
     */
    public static <T> AsCompleted<T> asCompleted(Collection<? extends Awaitable<T>> awaitables, Duration timeout) {
        return new AsCompleted<>(awaitables, timeout);
    }

    /**
     * Awaits {@code awaitable} in this task, at most for {@code timeout}. Then it is cancelled, and awaited, before
     * {@link TimeoutError} is thrown; {@link #shield} keeps it alive. This is {@code asyncio.wait_for}.
     *
     * @param timeout how long; null is no limit; zero or less takes only what is there already
     */
    public static <T> Coroutine<T> waitFor(Awaitable<T> awaitable, Duration timeout) {
        Objects.requireNonNull(awaitable, "awaitable");
        boolean none = timeout != null && (timeout.isZero() || timeout.isNegative());
        return none ? new WaitForNone<>(awaitable, timeout) : new WaitFor<>(awaitable, timeout, "waitFor");
    }

    /**
     * Runs a block in this task, at most for {@code delay}. Then what it awaits is cancelled, and when the block has
     * ended by that, {@link TimeoutError} is thrown. This is {@code async with asyncio.timeout(delay)}.
     *
     * <pre>{@code
     * Page page = await(withTimeout(Duration.ofSeconds(5), () -> {
     *     await(connection.open());
     *     return connection.read();
     * }));
     * }</pre>
     *
     * <p>Exceptions of the block come out as they are. Javac does not see the checked ones; where they are to be
     * caught, write {@code await(withTimeout(...), IOException.class)}.
     *
     * @param delay from the start of the block; zero or less cancels it where it first suspends; null is no limit
     * @param block called when the returned coroutine is awaited
     * @return a coroutine of the block's result
     */
    public static <T> Coroutine<T> withTimeout(Duration delay, AsyncCallable<T> block) {
        return new WaitFor<>(new CallCoroutine<>(block), delay, "withTimeout");
    }

    /**
     * Makes a limit for a block, to be moved or looked at: {@link Timeout#run}. The time counts from this call. This is
     * {@code asyncio.timeout}.
     *
     * @param delay from now; null is no limit
     * @throws IllegalStateException if no event loop is running in this thread
     */
    public static Timeout timeout(Duration delay) {
        return Timeout.after(delay);
    }

    /**
     * {@link #timeout} with a deadline. This is {@code asyncio.timeout_at}.
     *
     * @param when nanoseconds of {@link EventLoop#time}
     */
    public static Timeout timeoutAt(long when) {
        return Timeout.at(when);
    }

    /**
     * Protects from cancellation: cancelling the returned future, or who awaits it, does not cancel {@code awaitable}.
     * This is {@code asyncio.shield}.
     */
    public static <T> Future<T> shield(Awaitable<T> awaitable) {
        return Shield.shield(awaitable);
    }

    /**
     * Calls a blocking function on the loop's default executor, with a copy of the awaiting task's context. Nothing
     * happens before it is awaited. This is {@code asyncio.to_thread}.
     */
    public static <T> Coroutine<T> toThread(Callable<T> function) {
        return new ToThread<>(Objects.requireNonNull(function, "function"));
    }

    /**
     * Has a coroutine run as a task of a loop that runs on another thread. This is
     * {@code asyncio.run_coroutine_threadsafe}.
     *
     * @param coroutine what to run, not awaited yet
     * @param loop where to run it; this may be called on any thread
     * @return the result; to cancel it cancels the task. To block for it on the loop's own thread is refused with an
     *     {@link IllegalStateException}: await it there
     * @throws IllegalStateException if the loop is closed
     */
    public static <T> CompletableFuture<T> runCoroutineThreadsafe(Coroutine<T> coroutine, EventLoop loop) {
        return ThreadsafeRun.start(coroutine, loop, () -> {});
    }

    /** Tells whether a method is marked {@code @Async}. This is {@code inspect.iscoroutinefunction}. */
    public static boolean isAsync(Method method) {
        return method.isAnnotationPresent(Async.class);
    }

    /** Returns the task whose step is running in this thread, or null. This is {@code asyncio.current_task}. */
    public static Task<?> currentTask() {
        return Task.current();
    }

    /** Returns the tasks of the running loop that are not done, oldest first. This is {@code asyncio.all_tasks}. */
    public static List<Task<?>> allTasks() {
        return ThreadState.current().requireLoop("allTasks").allTasks();
    }

    /**
     * Looks at a future: where its task is suspended, and who awaits it. This is {@code asyncio.capture_call_graph}.
     *
     * @param future on whose loop's thread this is called, or whose loop does not run
     * @throws IllegalStateException on another thread
     */
    public static FutureCallGraph captureCallGraph(Future<?> future) {
        return CallGraphs.capture(future);
    }

    /** Returns {@link #captureCallGraph} as text. This is {@code asyncio.format_call_graph}. */
    public static String formatCallGraph(Future<?> future) {
        return captureCallGraph(future).toString();
    }

    /** Prints {@link #captureCallGraph}. This is {@code asyncio.print_call_graph}. */
    public static void printCallGraph(Future<?> future, PrintStream out) {
        out.print(formatCallGraph(future));
    }
}
