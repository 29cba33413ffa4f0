package weft;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/**
 * What Weft keeps per thread, in one object, so that it costs one look-up. Touched by its own thread only.
 *
 * <p>Besides the running loop and the current context it is the thread's second trampoline. Methods that return stages
 * start on the caller's stack, and the end of one resumes the next there, as the JDK's stages do it. So a thread that
 * completes a stage, and then blocks for a dependent of it, does not wait for itself. Past a depth work is queued here
 * and done when the outermost start has unwound, so that no chain grows the stack. A thread that blocks for a stage of
 * such a method runs what is queued first; a stage derived from it, as {@code thenApply} makes, does not know of this,
 * and must not be joined inside of so many others.
 */
final class ThreadState {
    /** Starts nest this deep on the Java stack; deeper ones are queued. */
    static final int MAX_NESTED_STARTS = 250;

    /** So many resumptions and cancellations nest, each in the call that caused it; deeper ones are queued. */
    private static final int MAX_NESTED_RESUMPTIONS = 50;

    /*
     * A thread may outlive this library's class loader, as the threads of a server's pool do, and it keeps what is in its
     * thread-locals. So it has this, or only a weak reference:
     *
     *   a loop runs here, or the outermost context has values    this
     *   else                                                     the weak reference
     *
     * In the second case the methods that run here hold this, if it has changed: they undo that at their end.
     */
    private static final ThreadLocal<Object> CURRENT = new ThreadLocal<>();

    private final WeakReference<ThreadState> weak = new WeakReference<>(this);

    /** The loop that runs on this thread, or null. */
    EventLoop loop;

    /** The current context; null where it is that of the entry that the loop runs, as is the task then. */
    private Context context = new Context();

    /** The context outside of all that runs. */
    private final Context outermost = context;

    private Task<?> task;

    /** The stage whose step runs on this thread, or null: for stack traces. */
    LooplessStage<?> stage;

    /** Null until something is cancelled on this thread. */
    ForeignCalls foreignCalls;

    /** Of a closed loop: this thread drops what was posted to it, also what is posted meanwhile. */
    Scheduler abandoning;

    /** The text of a user's object that is being written on this thread, or null. */
    UserText writing;

    /** Whether this thread reports what another one runs: a user's method could wait for that, or read half of it. */
    boolean reportsOthers;

    /** What is current where the loop runs but none of its entries does. */
    private Context outerContext;

    /** Where the chain suspended that the {@link Trampoline} ran last; null if that is where it was resumed. */
    private Coroutine<?> innermost;

    /** Whose stack trace was written last. */
    private WeakReference<Throwable> traced;

    /** Tells whether it was asked for another exception last. */
    boolean isTracedAnew(Throwable exception) {
        if (traced != null && traced.get() == exception) return false;
        traced = new WeakReference<>(exception);
        return true;
    }

    /** Where the task was resumed whose step is that of a callee which was too deep to be started by its caller. */
    private WeakReference<Coroutine<?>> deep;

    void startsDeep(Coroutine<?> resumed) {
        if (!isDeep(resumed)) deep = new WeakReference<>(resumed);
    }

    /** Tells whether the step that runs may be of a coroutine that was not there when {@code resumed} was resumed. */
    boolean isDeep(Coroutine<?> resumed) {
        return deep != null && deep.get() == resumed;
    }

    /** The current context. */
    Context context() {
        if (context != null) return context;
        Context running = loop.scheduler.runningContext();
        return running == null ? outerContext : running;
    }

    /** The entries of the current context. */
    Object[] contextEntries() {
        if (context != null) return context.entries();
        Task<?> running = loop.scheduler.runningTask();
        return running != null ? running.contextEntries() : context().entries();
    }

    /** What is current around the entries that the loop runs. */
    Context outerContext() {
        return outerContext;
    }

    /** The task whose step runs on this thread, or null. */
    Task<?> task() {
        return context == null ? loop.scheduler.runningTask() : task;
    }

    /** Has what follows run in a task, or outside of any, and in a context. */
    Entered enter(Task<?> newTask, Context newContext) {
        if (Carried.ON) Carried.move(context(), newContext);
        Entered outer = new Entered(task, context);
        task = newTask;
        context = newContext;
        return outer;
    }

    void leave(Entered outer) {
        Context left = context;
        task = outer.task;
        context = outer.context;
        if (Carried.ON) Carried.move(left, context());
    }

    /** What was current before. */
    record Entered(Task<?> task, Context context) {}

    void loopStarts(EventLoop started) {
        loop = started;
        outerContext = context;
        context = null;
        hold();
    }

    void loopEnds() {
        loop = null;
        context = outerContext;
        outerContext = null;
        hold();
    }

    void suspendedAt(Coroutine<?> coroutine) {
        innermost = coroutine;
    }

    /** Where a chain suspended that was resumed at {@code start}. This thread keeps nothing of it alive. */
    Coroutine<?> takeInnermost(Coroutine<?> start) {
        Coroutine<?> taken = innermost;
        if (taken == null) return start;
        innermost = null;
        return taken;
    }

    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private int nestedStarts;

    /** Those of {@link #nestedStarts} that are no starts. */
    private int nestedResumptions;

    static ThreadState current() {
        Object known = CURRENT.get();
        return known instanceof ThreadState state ? state : find(known);
    }

    private static ThreadState find(Object known) {
        ThreadState state = known == null ? null : (ThreadState) ((WeakReference<?>) known).get();
        if (state != null) return state;
        ThreadState created = new ThreadState();
        CURRENT.set(created.weak);
        return created;
    }

    /** Called on this thread. */
    private void hold() {
        CURRENT.set(loop != null || outermost.entries().length > 0 ? this : weak);
    }

    /** A context that is current here has other values now. */
    void changed(Context current) {
        if (current == outermost) hold();
    }

    /** The loop that runs on this thread, or an exception that says what needs it and what to write. */
    EventLoop requireLoop(String what) {
        if (loop == null) throw NoRunningLoop.exception(what, this);
        return loop;
    }

    /**
     * The depth that a chain's first step has here. Each nested start leaves its chain half of the frames that the one
     * around it has, so that together they stay within two full chains.
     */
    int baseDepth() {
        if (nestedStarts <= 1) return 1;
        return Coroutine.MAX_DEPTH - (Coroutine.MAX_DEPTH >> Math.min(nestedStarts - 1, 30));
    }

    /** Runs the start of a method now, or, nested too deep, once the outermost start has unwound. */
    void start(Runnable start) {
        Stranded.rescue();
        if (nestedStarts < MAX_NESTED_STARTS || !isQueued(start)) runNested(start);
    }

    /** Runs a resumption or a cancellation now, or, nested too deep, once the outermost start has unwound. */
    void execute(Runnable work) {
        if (nestedResumptions >= MAX_NESTED_RESUMPTIONS && isQueued(work)) return;
        nestedResumptions++;
        try {
            runNested(work);
        } finally {
            nestedResumptions--;
        }
    }

    private boolean isQueued(Runnable work) {
        try {
            return queue.add(work);
        } catch (Throwable noRoom) {
            return false;
        }
    }

    /** Runs what is queued here until a stage is done: its caller is about to block for it. */
    void runQueued(CompletableFuture<?> stage) {
        while (!stage.isDone() && !queue.isEmpty()) queue.poll().run();
    }

    private void runNested(Runnable work) {
        nestedStarts++;
        try {
            work.run();
        } finally {
            try {
                if (nestedStarts == 1) drain();
            } finally {
                nestedStarts--;
            }
        }
    }

    private void drain() {
        DeepStarts starts = queue.isEmpty() ? null : DeepStarts.begin();
        try {
            for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
                if (starts == null) next.run();
                else starts.run(next, this);
            }
        } finally {
            // One that throws must not take the others with it.
            if (!queue.isEmpty()) drain();
        }
    }
}
