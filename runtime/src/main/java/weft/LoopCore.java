package weft;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;

/** What of an {@link EventLoop} is not for users: its thread, its queues, its tasks. */
abstract class LoopCore {
    static final String CLOSED = "Event loop is closed; make a new one with EventLoop.create()";

    final Scheduler scheduler;
    final TaskList tasks = new TaskList();
    volatile boolean debug = Boolean.getBoolean("weft.debug");

    /*
     * The word `owner` says whether this loop is idle, running or closed. It is only changed by compare-and-set from
     * null, or by the thread that it names; so of a run and a close that begin at the same time one is refused.
     *
     *   owner       means      changed by                          to
     *   null        idle       a thread that begins a run, or      that thread
     *                          makes a task or sets a timer
     *                          a thread that closes this loop      SHUT
     *   a thread    running    that thread, at the end of that     null
     *   SHUT        closed     nobody
     *
     * A close comes before all that it does: who adds to the inbox reads `owner` after that, and drops what is there if
     * it reads SHUT. A loop of a group is closed by its own thread only, once that runs.
     */
    private static final AtomicReferenceFieldUpdater<LoopCore, Object> OWNER =
            AtomicReferenceFieldUpdater.newUpdater(LoopCore.class, Object.class, "owner");

    private static final Object SHUT = new Object();

    private volatile Object owner;

    /** The thread that runs this loop whenever it runs, so that what is here is its own also between two runs. */
    volatile Thread home;

    /** Of the thread that runs this; read by what runs on it. */
    private ThreadState threadState;

    private volatile boolean stopping;

    /** Null until a task of another loop sends its cancel here; added to and removed from on any thread. */
    private volatile Set<CancelRequest> arriving;

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
    private static final AtomicReferenceFieldUpdater<LoopCore, Set<CancelRequest>> ARRIVING =
            (AtomicReferenceFieldUpdater) AtomicReferenceFieldUpdater.newUpdater(LoopCore.class, Set.class, "arriving");

    final SlowSteps slowSteps;

    /** For what must not keep this loop alive. */
    final WeakReference<EventLoop> weak = new WeakReference<>(self());

    LoopCore(LoopClock clock) {
        Flight.look();
        scheduler = new Scheduler(clock, tasks);
        slowSteps = new SlowSteps(self());
        slowSteps.update();
    }

    private EventLoop self() {
        return (EventLoop) this;
    }

    /** The thread that runs this; null while none does. */
    final Thread thread() {
        return owner instanceof Thread running ? running : null;
    }

    final void runLoop() {
        ThreadState state = ThreadState.current();
        checkRunnable(state);
        boolean interrupted = false;
        if (!OWNER.compareAndSet(this, null, Thread.currentThread())) throw closed() ? isClosed() : alreadyRunning();
        try {
            state.loopStarts(self());
            threadState = state;
            Loops.started(self());
            do {
                boolean idled = scheduler.runOnce(!stopping);
                // An interrupt would end every wait at once; it is for who called run.
                if (idled) interrupted |= Thread.interrupted();
            } while (!stopping);
        } finally {
            stopping = false;
            state.loopEnds();
            try {
                Loops.ended(self());
            } finally {
                owner = null;
                if (interrupted) Thread.currentThread().interrupt();
                sendCancelsBack();
            }
        }
    }

    final <T> T runLoopUntil(Awaitable<T> awaitable) {
        checkRunnable(ThreadState.current());
        Future<T> future = ensureFuture(awaitable);
        Consumer<Future<?>> stop = new Stop();
        if (future.loop == this) future.addDoneCallback(stop);
        else stopLoop();
        try {
            runLoop();
        } catch (Throwable exception) {
            if (future != awaitable && future.isDone() && !future.isCancelled()) future.markRetrieved();
            throw exception;
        } finally {
            future.removeDoneCallback(stop);
        }
        if (!future.isDone()) {
            throw new IllegalStateException(
                    "Event loop stopped before Future completed. Call stop() after the future is"
                            + " done, or use runForever(): " + future);
        }
        return future.result();
    }

    private final class Stop implements Consumer<Future<?>> {
        @Override
        public void accept(Future<?> future) {
            stopLoop();
        }
    }

    final void stopLoop() {
        stopping = true;
        if (!isOwnThread()) scheduler.clock.wakeup();
    }

    // ---- tasks

    final <T> Task<T> newTask(Coroutine<T> coroutine, String name, Context context) {
        Objects.requireNonNull(coroutine, "coroutine");
        checkOpen();
        Task<T> task = new Task<>(self(), coroutine, name, context == null ? Context.forTask() : context);
        addTask(task);
        if (Flight.on) FlightSteps.created(task);
        return task;
    }

    private void addTask(Task<?> task) {
        boolean claimed = claim();
        if (!claimed && !isOwnThread()) throw closed() ? isClosed() : wrongThread("createTask");
        try {
            tasks.add(task);
        } finally {
            if (claimed) owner = null;
        }
    }

    /** asyncio's eager start, rule C16. While this loop does not run the task is an ordinary one. */
    final <T> Task<T> createEagerTask(Coroutine<T> coroutine, String name, Context context) {
        Task<T> task = newTask(coroutine, name, context);
        try {
            if (isOwnThread()) threadState.start(new EagerStart(task));
            else schedule(task);
        } catch (Throwable noRoom) {
            forget(task);
            throw noRoom;
        }
        if (Flight.on && task.hasStarted()) FlightSteps.stepped(task);
        return task;
    }

    /** If there is no room for its first step there is no task. */
    final void forget(Task<?> task) {
        if (!task.hasStarted() && !task.isDone()) tasks.remove(task);
    }

    /** asyncio's {@code ensure_future}. */
    @SuppressWarnings("unchecked")
    final <T> Future<T> ensureFuture(Awaitable<T> awaitable) {
        Objects.requireNonNull(awaitable, "awaitable");
        if (awaitable instanceof Future<T> future) {
            if (future.loop == this || future.loop == null) return future;
            throw new IllegalArgumentException("The future belongs to a different loop than the one specified: "
                    + future + "; await it in a coroutine, and run that");
        }
        return self().createTask(
                        awaitable instanceof Coroutine<?> known
                                ? (Coroutine<T>) known
                                : new AwaitableCoroutine<>(awaitable));
    }

    // ---- cancels of tasks of other loops

    /** The requests to cancel that are in the inbox. */
    final Set<CancelRequest> arriving() {
        Set<CancelRequest> present = arriving;
        if (present != null) return present;
        ARRIVING.compareAndSet(this, null, ConcurrentHashMap.newKeySet());
        return arriving;
    }

    private void sendCancelsBack() {
        Set<CancelRequest> present = arriving;
        if (present != null) present.forEach(CancelRequest::comeBack);
    }

    // ---- queues

    /** Queues a {@link Task} or {@link Ready}, on any thread; after the loop was closed it is dropped. */
    final void schedule(Object entry) {
        schedule(entry, null);
    }

    /**
     * {@link #schedule(Object)} that needs no memory.
     *
     * @param message what has the entry in it, for the way from another thread; null if that may be made here
     */
    final void schedule(Object entry, Inbox.Node message) {
        if (isOwnThread()) {
            if (message == null) scheduler.ready.add(entry);
            else scheduler.queue(entry, message);
        } else {
            scheduler.post(message == null ? new Inbox.Node(entry) : message);
            if (closed()) scheduler.abandonInbox();
        }
    }

    final void schedule(long deadline, Timer timer) {
        boolean claimed = claim();
        try {
            if (claimed || isOwnThread()) scheduler.timers.add(deadline, timer);
            else post(() -> scheduler.timers.add(deadline, timer));
        } finally {
            if (claimed) owner = null;
        }
    }

    /** {@link EventLoop#callSoonThreadsafe} that is dropped after the loop was closed. */
    final void post(Runnable action) {
        schedule(new Handle(self(), action, Context.copyContext()));
    }

    /** {@link #post(Runnable)} that is run in any case: on whatever thread, if the loop is closed before. */
    final void postInAnyCase(Runnable action) {
        schedule(new Handle(self(), action, Context.copyContext()) {
            @Override
            void abandoned() {
                action.run();
            }
        });
    }

    // ---- threads

    final boolean hasThread() {
        Object present = owner;
        return present != null && present != SHUT;
    }

    final boolean isOwnThread() {
        return owner == Thread.currentThread();
    }

    final boolean isRunningElsewhere() {
        Object present = owner;
        if (present == null) present = home;
        return present != null && present != SHUT && present != Thread.currentThread();
    }

    /** Makes the lists of a loop that does not run this thread's, for a moment; false if they cannot be, or are. */
    private boolean claim() {
        return !isOwnThread() && !isRunningElsewhere() && OWNER.compareAndSet(this, null, Thread.currentThread());
    }

    final ThreadState threadState() {
        return threadState;
    }

    // ---- closing

    final boolean closed() {
        return owner == SHUT;
    }

    /**
     * Closes this loop for all threads, before anything of it is dropped.
     *
     * @return false if it was closed before
     * @throws IllegalStateException if it runs, or belongs to a thread that will run it again
     */
    final boolean shut() {
        Thread only = home;
        if (only != null && only.isAlive() && only != Thread.currentThread() && !closed()) {
            throw new IllegalStateException("Cannot close an event loop of a group: its thread does that at the end of"
                    + " the group; call close() or shutdown(grace) of the EventLoopGroup");
        }
        if (OWNER.compareAndSet(this, null, SHUT)) return true;
        if (closed()) return false;
        throw new IllegalStateException("Cannot close a running event loop; stop() it first");
    }

    // ---- errors

    /** Reports from any thread: on the loop's own, while it runs. */
    final void tell(ExceptionContext context) {
        if (isRunningElsewhere()) schedule(new ErrorReport(self(), context));
        else self().callExceptionHandler(context);
    }

    // ---- checks

    final void checkOpen() {
        if (closed()) throw isClosed();
    }

    final void checkThread(String method) {
        if (debug && isRunningElsewhere()) throw wrongThread(method);
    }

    private void checkRunnable(ThreadState state) {
        checkOpen();
        if (hasThread()) throw alreadyRunning();
        if (state.loop != null) {
            throw new IllegalStateException(
                    "Cannot run the event loop while another loop is running; await, or use another thread");
        }
    }

    private static IllegalStateException isClosed() {
        return new IllegalStateException(CLOSED);
    }

    private static IllegalStateException alreadyRunning() {
        return new IllegalStateException("This event loop is already running; await instead");
    }

    private static IllegalStateException wrongThread(String method) {
        return new IllegalStateException(
                "Non-thread-safe operation invoked on an event loop other than the current one: " + method
                        + "; write callSoonThreadsafe(() -> ...), or for a task Asyncio.runCoroutineThreadsafe(...)");
    }
}
