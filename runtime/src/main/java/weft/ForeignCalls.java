package weft;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The calls of users' code to which a cancel leads: {@code cancel} of what was awaited, and what depends on the stage
 * of a future. While a cancel goes through tasks and futures of this library they wait; they are made when it has come
 * to all of them. So users' code sees no cancel that is half done, and what it cancels in its turn is a request of its
 * own, not one that has gone round a cycle. There is one of these for each thread that cancels.
 */
final class ForeignCalls {
    /** Has this; perhaps nothing else holds it during a cancel. */
    @SuppressWarnings("unused")
    private final ThreadState thread;

    /** Cancels that call one another, on this thread. */
    int nested;

    /** Null while there are none. */
    private Queue<Runnable> waiting;

    private ForeignCalls(ThreadState thread) {
        this.thread = thread;
    }

    /**
     * A cancel begins on this thread. In a finally block {@code nested--} and {@link #end} follow, for which there is
     * stack then.
     */
    static ForeignCalls begin() {
        StackRoom.check();
        ThreadState thread = ThreadState.current();
        if (thread.foreignCalls == null) thread.foreignCalls = new ForeignCalls(thread);
        thread.foreignCalls.nested++;
        return thread.foreignCalls;
    }

    /** {@link #begin} where nobody could try again. */
    static ForeignCalls beginSurely() {
        try {
            return begin();
        } catch (VirtualMachineError noRoom) {
            return begin();
        }
    }

    /** The outermost cancel has done its own work. A cancel inside of one of these calls makes its calls itself. */
    void end() {
        if (nested > 0 || waiting == null) return;
        Queue<Runnable> calls = waiting;
        waiting = null;
        makeAll(calls);
    }

    private static void makeAll(Queue<Runnable> calls) {
        try {
            for (Runnable call = calls.poll(); call != null; call = calls.poll()) call.run();
        } finally {
            // One that throws must not take the others with it.
            if (!calls.isEmpty()) makeAll(calls);
        }
    }

    /** Returns the object that defers calls on this thread; null if calls can be made at once. */
    private static ForeignCalls duringCancel() {
        ForeignCalls here = ThreadState.current().foreignCalls;
        return here == null || here.nested == 0 ? null : here;
    }

    private void add(Runnable call) {
        if (waiting == null) waiting = new ArrayDeque<>();
        waiting.add(call);
    }

    /**
     * Wakes the waiters of a future that are not on its loop. To wake a stage runs its dependents, which are user code.
     */
    static void wake(OutsideWaiter waiters, Future<?> done) {
        if (!waitsToWake(waiters, done)) OutsideWaiter.wakeAll(waiters, done);
    }

    private static boolean waitsToWake(OutsideWaiter waiters, Future<?> done) {
        try {
            ForeignCalls later = duringCancel();
            if (later == null) return false;
            later.add(() -> OutsideWaiter.wakeAll(waiters, done));
            return true;
        } catch (Throwable noRoom) {
            return false;
        }
    }

    /**
     * Cancels an object of user code; the only place that does. If its {@code cancel} throws, the exception is
     * reported, and the object is no longer awaited.
     *
     * @param interrupt whether to interrupt a thread that works for it
     * @param ended the future that stood for it, cancelled before; null for none
     */
    static void cancel(java.util.concurrent.Future<?> foreign, boolean interrupt, Future<?> ended) {
        ForeignCalls later = duringCancel();
        if (later == null) cancelNow(foreign, interrupt, ended);
        else later.add(() -> cancelNow(foreign, interrupt, ended));
    }

    /** Cancels a stage that this library made: what depends on it is a user's. */
    static void cancel(WorkStage<?> own, String message, Future<?> ended) {
        ForeignCalls later = duringCancel();
        if (later == null) cancelNow(own, message, ended);
        else later.add(() -> cancelNow(own, message, ended));
    }

    private static void cancelNow(WorkStage<?> own, String message, Future<?> ended) {
        try {
            own.cancel(message);
        } catch (Throwable refusal) {
            report(refusal, ended);
        }
    }

    private static void cancelNow(java.util.concurrent.Future<?> foreign, boolean interrupt, Future<?> ended) {
        try {
            foreign.cancel(interrupt);
        } catch (UnsupportedOperationException minimalCompletionStage) {
            // Its class says that it can be cancelled, but it cannot.
        } catch (Throwable refusal) {
            report(refusal, ended);
        }
    }

    private static void report(Throwable refusal, Future<?> ended) {
        try {
            ErrorReporter.tell(
                    ended == null ? null : ended.loop,
                    new ExceptionContext(
                            "Exception in the cancel() of what was awaited; nothing waits for it any more",
                            refusal,
                            ended));
        } catch (Throwable notReported) {
            // The cancel has to go on.
        }
    }
}
