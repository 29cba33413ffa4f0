package weft;

import java.io.PrintStream;
import java.io.PrintWriter;
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
    static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    // Six words: there may be millions of tasks. With those of a future they fill 48 bytes.

    /**
     * The innermost coroutine, which the next step resumes with its {@code awaited}. Null once done, so that a task
     * that is kept does not keep its machines.
     */
    Coroutine<?> current;

    /** The {@link Context}, or until somebody asks for it the entries of that of which it is a copy. */
    private Object context;

    /** In the loop's list of pending tasks. */
    int place;

    /** The {@link Scheduler#tick} of the last suspension, at first of the first step; 0 before that. */
    int since;

    /** Null while there are none. */
    TaskDetails details;

    /** For the name, read without a sign: names come again after some 4 billion tasks. */
    private final int number = nextNumber();

    Task(EventLoop loop, Coroutine<T> coroutine, String name, Object context) {
        super(loop);
        this.current = coroutine;
        this.context = context;
        if (name != null) details().name = name;
    }

    /** Goes round at the end of an int, and leaves out what a {@link CancelledError} has in place of a number. */
    private static int nextNumber() {
        int next;
        do next = LAST_NUMBER.incrementAndGet();
        while (next == 0 || next == -1);
        return next;
    }

    TaskDetails details() {
        if (details == null) details = new TaskDetails();
        return details;
    }

    /**
     * Returns a task that is already done. In an {@code @Async} method that returns a {@code Task} it is how the result
     * is returned: {@code return Task.completed(x)}. Elsewhere it belongs to the running loop; where none runs it
     * belongs to none, and can be awaited and read but given no callback.
     *
     * @param value the result, may be null
     */
    public static <T> Task<T> completed(T value) {
        Task<T> task = new Task<>(EventLoop.runningOrNull(), null, null, Context.forTask());
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
        try {
            loop.schedule(task);
        } catch (Throwable noRoom) {
            loop.forget(task);
            throw noRoom;
        }
        return task;
    }

    // ---- what it is

    /** Returns the name, "Task-" and a number unless one was given; asyncio's {@code get_name}. */
    public String name() {
        String given = details == null ? null : details.name;
        return given == null ? "Task-" + id() : given;
    }

    /** Counted through all loops; any int but 0 and -1. */
    int number() {
        return number;
    }

    /** The {@link #number}, for people: positive. */
    long id() {
        return Integer.toUnsignedLong(number);
    }

    boolean hasStarted() {
        return since != 0;
    }

    /**
     * Sets the name.
     *
     * @param name what messages call this task
     */
    public void setName(String name) {
        details().name = Objects.requireNonNull(name, "name");
    }

    /** Returns the coroutine that this task drives, null once it is done; asyncio's {@code get_coro}. */
    @SuppressWarnings("unchecked") // the outermost is what the task was made for
    public Coroutine<T> coroutine() {
        Coroutine<?> outermost = current;
        while (outermost != null && outermost.awaiter != null) outermost = outermost.awaiter;
        return (Coroutine<T>) outermost;
    }

    /** Returns the context that the coroutine runs in; asyncio's {@code get_context}. */
    public Context context() {
        if (context instanceof Context made) return made;
        Context made = new Context((Object[]) context);
        context = made;
        return made;
    }

    Object[] contextEntries() {
        return context instanceof Context made ? made.entries() : (Object[]) context;
    }

    /**
     * Returns where this task is suspended, as a stack trace has it: the innermost method first, each at its await. Of
     * one that failed it is the stack trace of the exception; of one that is done otherwise it is empty. This is
     * asyncio's {@code get_stack}, which shows the outermost coroutine only.
     */
    public List<StackTraceElement> getStack() {
        return TaskStack.of(this);
    }

    /** Returns the innermost {@code limit} frames of {@link #getStack()}. */
    public List<StackTraceElement> getStack(int limit) {
        List<StackTraceElement> stack = getStack();
        return limit < stack.size() ? List.copyOf(stack.subList(0, limit)) : stack;
    }

    /** Prints {@link #getStack()} to {@code System.err}; asyncio's {@code print_stack}. */
    public void printStack() {
        printStack(Integer.MAX_VALUE, System.err);
    }

    /** Prints {@link #getStack(int)}. */
    public void printStack(int limit, PrintStream out) {
        out.print(TaskStack.text(this, limit));
    }

    /** Prints {@link #getStack(int)}. */
    public void printStack(int limit, PrintWriter out) {
        out.print(TaskStack.text(this, limit));
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
        CancelDelivery.deliver(this, message);
        return true;
    }

    /**
     * Takes back one request to cancel; at none, also a request that was not delivered yet.
     *
     * @return how many are left
     */
    public int uncancel() {
        if (cancelling() > 0 && --details.cancelRequests == 0) details.dropUndelivered();
        return cancelling();
    }

    /** Returns how often {@code cancel} was called less how often {@link #uncancel} was. */
    public int cancelling() {
        return details == null ? 0 : details.cancelRequests;
    }

    void addCancelRequest() {
        TaskDetails counted = details();
        counted.cancelRequests = Math.max(counted.cancelRequests, counted.cancelRequests + 1);
    }

    /** Has the next step throw a cancel. */
    void mustCancel(String message) {
        details().mustCancel = true;
        details.cancelMessage = message;
    }

    boolean mustCancel() {
        return details != null && details.mustCancel;
    }

    boolean isBeingCancelled() {
        return details != null && details.cancelGoesTo != null;
    }

    // ---- steps

    /** The future that the innermost coroutine awaits, or null: {@code _fut_waiter}. */
    Future<?> waitingOn() {
        Coroutine<?> innermost = current; // for messages also on other threads
        return innermost != null && innermost.awaited instanceof Future<?> future ? future : null;
    }

    /** One turn in the ready queue. An error of the bookkeeping around the coroutine is this task's. */
    void step() {
        loop.scheduler.begun = true;
        try {
            if (!isDone()) runCoroutine(loop.threadState());
        } catch (Throwable exception) {
            TaskSuspension.broken(this, exception);
        }
    }

    void runCoroutine(ThreadState thread) {
        Coroutine<?> resumed = current;
        if (details != null && details.takeUndelivered()) throwCancel(resumed);
        if (since == 0 && !claim(resumed)) return;
        Object result = Trampoline.run(resumed, thread);
        if (result == Coroutine.SUSPENDED) TaskSuspension.suspended(this, thread.takeInnermost(resumed));
        else ended(result);
    }

    /** A cancel goes before what the awaited future brought, unless that is a cancel, too. */
    private void throwCancel(Coroutine<?> resumed) {
        Object outcome = resumed.awaited instanceof Future<?> awaited ? awaited.outcome() : resumed.awaited;
        resumed.awaited =
                Failure.isCancel(outcome) ? outcome : new Failure(CancelledError.delivered(details.cancelMessage));
    }

    /** Before the first step: it is not run if this task was cancelled, or if something else ran the coroutine. */
    private boolean claim(Coroutine<?> outermost) {
        since = loop.scheduler.tick;
        if (outermost.isStarted()) {
            ended(new Failure(outermost.alreadyAwaited()));
            return false;
        }
        if (!Failure.isCancel(outermost.awaited)) return true;
        Object cancel = outermost.awaited;
        outermost.awaited = null;
        outermost.close();
        ended(cancel);
        return false;
    }

    void ended(Object outcome) {
        current = null;
        loop.tasks.remove(this);
        if (!(outcome instanceof Failure failure)) {
            if (!mustCancel()) trySucceed(outcome);
            else {
                details.mustCancel = false;
                tryCancel(new Cancelled(details.cancelMessage));
            }
            return;
        }
        if (failure.exception() instanceof CancelledError error) tryCancel(new Cancelled(error));
        else tryFail(failure);
    }

    @Override
    public String toString() {
        return TaskText.of(this);
    }

    /** Not what it waits for in its turn: a chain of tasks is long, and may be a cycle. */
    @Override
    String waitedForText() {
        return TaskText.summary(this) + ">";
    }
}
