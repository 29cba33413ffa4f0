package weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BiFunction;

/** One suspension of a {@link LooplessStage}: it is registered with what is awaited, and resumes the coroutine once. */
final class Suspension extends Waiter implements BiFunction<Object, Throwable, Void> {
    private static final long PATIENCE_NANOS = 1_000_000;

    private final LooplessStage<?> stage;
    private final Object target;
    /** 1 once somebody resumes the coroutine. */
    private volatile int claimed;

    private static final AtomicIntegerFieldUpdater<Suspension> CLAIMED =
            AtomicIntegerFieldUpdater.newUpdater(Suspension.class, "claimed");

    /** The coroutine runs on from here; written and read by the thread that has claimed this. */
    boolean over;

    private Future<?> done;

    /** In the list of {@link Stranded}. */
    Suspension nextStranded;

    Suspension(LooplessStage<?> stage, Object target) {
        this.stage = stage;
        this.target = target;
    }

    /** Returns true to one caller only: the one who resumes. */
    boolean claim() {
        return CLAIMED.compareAndSet(this, 0, 1);
    }

    void register() {
        try {
            if (target instanceof LooplessStage<?> own) own.awaitedBy = stage;
            if (target instanceof Future<?> future) future.addOutside(this);
            else if (target instanceof CompletionStage<?> awaited) awaited.handle(this);
            else if (target == null && EventLoop.runningOrNull() != null)
                EventLoop.running().schedule(this);
            else fail(NoRunningLoop.inStage("sleep(0)"));
        } catch (Throwable exception) {
            fail(exception);
        }
    }

    /**
     * Who completed the awaited stage tells this in a moment; if not, the stack has ended in the JDK's code, which
     * loses a dependent then. So somebody who asks goes on here.
     */
    void lookAgain() {
        if (!(target instanceof CompletableFuture<?> awaited) || !Stages.isDone(awaited)) return;
        long begun = System.nanoTime();
        while (claimed == 0 && System.nanoTime() - begun < PATIENCE_NANOS) Thread.onSpinWait();
        if (claimed == 0) register();
    }

    /**
     * The awaited stage is done: called by the thread that completed it. {@code whenComplete} would wrap each exception
     * once more, with a stack trace, for a stage that nobody has.
     */
    @Override
    public Void apply(Object value, Throwable exception) {
        resume(value, exception);
        return null;
    }

    /** The awaited future is done: goes on in its loop's ready queue, or right here if that loop will never run. */
    @Override
    void wake(Future<?> future, Inbox.Node message) {
        done = future;
        if (future.loop == null || future.loop.isClosed()) runReady();
        else future.loop.schedule(this, message);
    }

    @Override
    Context context() {
        return stage.context();
    }

    @Override
    void runReady() {
        resume(null, null);
    }

    private void resume(Object value, Throwable exception) {
        boolean mine = false;
        try {
            StackRoom.checkMuch();
            mine = claim();
            if (mine) stage.resume(outcome(value, exception));
        } catch (Throwable noRoom) {
            if (over) throw noRoom;
            // No call here.
            if (mine) claimed = 0;
            synchronized (Stranded.LOCK) {
                nextStranded = Stranded.newest;
                Stranded.newest = this;
            }
        }
    }

    private Object outcome(Object value, Throwable exception) {
        if (done != null) return done.outcome();
        return exception == null ? value : new Failure(Stages.unwrap(exception));
    }

    @Override
    void abandoned() {
        runReady();
    }

    void cancelTarget(String message) {
        if (target instanceof Future<?> future) future.requestCancel(message);
        else if (target instanceof CompletionStage<?> awaited) Stages.cancel(awaited, message, null);
    }

    private void fail(Throwable exception) {
        if (claim()) stage.resume(new Failure(exception));
    }
}
