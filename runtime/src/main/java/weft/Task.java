package weft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A {@link Future} that drives a {@link Coroutine} on an {@link EventLoop}. It is made by {@link EventLoop#createTask};
 * its first step runs in the loop's next iteration. Its methods belong to the loop's thread; {@code cancel} on another
 * thread is sent there.
 *
 * <p>This is asyncio's {@code Task}.
 *
 * @param <T> the type of the result
 */
public final class Task<T> extends Future<T> {
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    /** Null once done, so that a task that is kept does not keep its machine's parameters. */
    private Coroutine<T> coroutine;

    private final Context context;

    /** The innermost coroutine, which the next step resumes with its {@code awaited}; null once done. */
    private Coroutine<?> current;

    /** Whether the innermost coroutine awaits a future, from its suspension until the step that resumes it. */
    private boolean waiting;

    /** The loop's list of pending tasks. */
    Task<?> previous;

    Task<?> next;

    /** Null while it is "Task-" and the number: most names are never looked at. */
    private String name;

    String cancelMessage;
    private final int number = LAST_NUMBER.incrementAndGet();
    int cancelRequests;
    private boolean started;

    /** A cancel that is thrown into the coroutine by the next step. */
    boolean mustCancel;

    /** Set while a cancel goes through this task, so that it goes round a cycle of awaits once: rule C8. */
    boolean beingCancelled;

    Task(EventLoop loop, Coroutine<T> coroutine, String name, Context context) {
        super(loop);
        this.coroutine = coroutine;
        this.current = coroutine;
        this.name = name;
        this.context = context;
    }

    /**
     * Returns a task that is already done. In an {@code @Async} method that returns a {@code Task} it is how the result
     * is returned: {@code return Task.completed(x)}. Elsewhere it belongs to the running loop; where none runs it
     * belongs to none, and can be awaited and read but given no callback.
     *
     * @param value the result, may be null
     */
    public static <T> Task<T> completed(T value) {
        Task<T> task = new Task<>(EventLoop.runningOrNull(), null, null, Context.copyContext());
        task.current = null;
        task.trySucceed(value);
        return task;
    }

    /** Returns the task whose step runs on this thread, or null; asyncio's {@code current_task()}. */
    public static Task<?> current() {
        EventLoop loop = EventLoop.runningOrNull();
        return loop == null ? null : loop.currentTask();
    }

    /** {@link #current()} that throws {@link IllegalStateException} where no task runs. */
    public static Task<?> currentOrThrow() {
        Task<?> task = current();
        if (task != null) return task;
        throw new IllegalStateException(
                "no task runs here; call this in a coroutine that was started with Asyncio.run(...) or createTask(...)");
    }

    /**
     * Makes a task without asking the loop's {@link TaskFactory}, which calls this.
     *
     * @param loop the loop that runs the task
     * @param coroutine what it runs, not awaited yet
     * @param options its name, its context, and how it starts
     * @throws IllegalStateException if the loop is closed, or runs on another thread
     */
    public static <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
        boolean eager = Boolean.TRUE.equals(options.eagerStart());
        if (eager) return loop.createEagerTask(coroutine, options.name(), options.context());
        Task<T> task = loop.newTask(coroutine, options.name(), options.context());
        loop.schedule(task);
        return task;
    }

    // ---- what it is

    /** Returns the name, "Task-" and a number unless one was given; asyncio's {@code get_name}. */
    public String name() {
        return name == null ? "Task-" + number : name;
    }

    /**
     * Sets the name.
     *
     * @param name what messages call this task
     */
    public void setName(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /** Returns the coroutine that this task drives, null once it is done; asyncio's {@code get_coro}. */
    public Coroutine<T> coroutine() {
        return coroutine;
    }

    /** Returns the context that the coroutine runs in; asyncio's {@code get_context}. */
    public Context context() {
        return context;
    }

    /** Returns the names of the coroutines that are suspended in one another, the innermost first. */
    public List<String> getStack() {
        List<String> stack = new ArrayList<>();
        for (Coroutine<?> frame = current; frame != null; frame = frame.awaiter) stack.add(frame.name());
        return stack;
    }

    /** Throws: the result of a task is what its coroutine returns. */
    @Override
    public void setResult(T value) {
        throw new IllegalStateException(
                "Task does not support setResult: its coroutine returns the result; for a result"
                        + " that you set, use loop.createFuture()");
    }

    /** Throws: the exception of a task is what its coroutine throws. */
    @Override
    public void setException(Throwable exception) {
        throw new IllegalStateException("Task does not support setException: its coroutine throws the exception; for an"
                + " exception that you set, use loop.createFuture()");
    }

    // ---- cancellation

    /**
     * Asks for a {@link CancelledError} at the place where the coroutine awaits, or at its next suspension. What it
     * awaits is cancelled, and the error comes from there. The coroutine may catch it, and clean up or go on.
     *
     * @param message the message of the error, may be null
     * @return false if this task is done
     */
    @Override
    public boolean cancel(String message) {
        if (isDone()) return super.cancel(message);
        if (loop.isRunningElsewhere()) return requestCancel(message);
        cancelRequests++;
        CancelDelivery.deliver(this, message);
        return true;
    }

    /**
     * Takes back one request to cancel; at none, also a request that was not delivered yet.
     *
     * @return how many are left
     */
    public int uncancel() {
        if (cancelRequests > 0 && --cancelRequests == 0) mustCancel = false;
        return cancelRequests;
    }

    /** Returns how often {@code cancel} was called less how often {@link #uncancel} was. */
    public int cancelling() {
        return cancelRequests;
    }

    // ---- steps

    /** The future that the innermost coroutine awaits, or null: {@code _fut_waiter}. */
    Future<?> waitingOn() {
        // For messages also on other threads, which may see the one and not the other.
        Coroutine<?> innermost = current;
        return waiting && innermost != null && innermost.awaited instanceof Future<?> future ? future : null;
    }

    /** What this task awaits is done. */
    void wake() {
        loop.schedule(this);
    }

    /** One turn in the ready queue. */
    void step() {
        if (isDone()) return;
        run(loop.threadState());
    }

    /** The first step inside the call that makes the task: rule C16. What is fatal is only stored. */
    void startEagerly() {
        ThreadState thread = ThreadState.current();
        ThreadState.Entered outer = thread.enter(this, context);
        try {
            if (!isDone()) run(thread);
        } catch (VirtualMachineError stored) {
            assert isDone();
        } finally {
            thread.leave(outer);
        }
    }

    private void run(ThreadState thread) {
        Coroutine<?> resumed = current;
        waiting = false;
        if (mustCancel) throwCancel(resumed);
        if (!started && !claim(resumed.awaited)) return;
        Object result = Trampoline.run(resumed, thread);
        if (result == Coroutine.SUSPENDED) suspended(thread.takeInnermost(resumed));
        else ended(result);
    }

    /** A cancel goes before what the awaited future brought, unless that is a cancel, too. */
    private void throwCancel(Coroutine<?> resumed) {
        mustCancel = false;
        Object outcome = resumed.awaited instanceof Future<?> awaited ? awaited.outcome() : resumed.awaited;
        resumed.awaited = isCancel(outcome) ? outcome : new Failure(new CancelledError(cancelMessage));
    }

    /** Before the first step: it is not run if this task was cancelled, or if something else ran the coroutine. */
    private boolean claim(Object outcome) {
        started = true;
        if (coroutine.isStarted()) {
            ended(new Failure(coroutine.alreadyAwaited()));
            return false;
        }
        if (!isCancel(outcome)) return true;
        coroutine.resetDepth(1);
        ended(outcome);
        return false;
    }

    private static boolean isCancel(Object outcome) {
        return outcome instanceof Failure failure && failure.exception() instanceof CancelledError;
    }

    private void suspended(Coroutine<?> innermost) {
        if (current != innermost) current = innermost;
        Object target = innermost.awaited;
        if (target == null) {
            loop.schedule(this);
        } else if (target instanceof Future<?> future) {
            await(innermost, future);
        } else {
            Future<?> stage = WrappedStage.of(loop, target);
            innermost.awaited = stage;
            await(innermost, stage);
        }
    }

    private void await(Coroutine<?> innermost, Future<?> future) {
        if (future == this) {
            innermost.awaited = new Failure(
                    new IllegalStateException("Task cannot await on itself: " + this + "; await it in another task"));
            loop.schedule(this);
            return;
        }
        if (future.isAbandoned()) {
            innermost.awaited = new Failure(
                    new IllegalStateException("await of a task whose event loop is closed, so that"
                            + " it will never be done: " + future + "; await it before its loop is closed"));
            loop.schedule(this);
            return;
        }
        waiting = true;
        future.addWaiter(this);
        if (mustCancel && CancelDelivery.forward(this, future, cancelMessage)) mustCancel = false;
    }

    /** Stops waiting for what will never be done; the next step throws the cancel. */
    void detach() {
        waitingOn().removeOutside(this);
        waiting = false;
        current.awaited = null;
        loop.schedule(this);
    }

    private void ended(Object outcome) {
        current = null;
        coroutine = null;
        loop.tasks.remove(this);
        if (!(outcome instanceof Failure failure)) {
            if (mustCancel) tryCancel(new Cancelled(cancelMessage));
            else trySucceed(outcome);
            mustCancel = false;
            return;
        }
        if (failure.exception() instanceof CancelledError error) tryCancel(new Cancelled(error));
        else tryFail(failure);
        if (failure.exception() instanceof VirtualMachineError fatal) throw fatal;
    }

    @Override
    public String toString() {
        Future<?> awaited = waitingOn();
        return summary() + (coroutine == null ? "" : " coro=" + coroutine)
                + (awaited == null ? "" : " wait_for=" + awaited.waitedForText()) + Origin.text(this) + ">";
    }

    private String summary() {
        String state = cancelRequests > 0 && !isDone() ? "cancelling" : stateText();
        return "<Task " + state + " name='" + name() + "'";
    }

    /** Not what it waits for in its turn: a chain of tasks is long, and may be a cycle. */
    @Override
    String waitedForText() {
        return summary() + ">";
    }
}
