package weft;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/** One suspension of a {@link LooplessStage}: it is registered with what is awaited, and resumes the coroutine once. */
final class Suspension extends Waiter implements BiFunction<Object, Throwable, Void> {
    private final LooplessStage<?> stage;
    private final Object target;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private Future<?> done;

    Suspension(LooplessStage<?> stage, Object target) {
        this.stage = stage;
        this.target = target;
    }

    /** Returns true to one caller only: the one who resumes. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    void register() {
        try {
            if (target instanceof LooplessStage<?> own) own.awaitedBy = stage;
            if (target instanceof Future<?> future) future.addOutside(this);
            else if (target instanceof CompletionStage<?> awaited) awaited.handle(this);
            else if (target == null && EventLoop.runningOrNull() != null)
                EventLoop.running().schedule(this);
            else
                fail(new IllegalStateException("no running event loop: await of sleep(0)"
                        + " needs one; start the program with Asyncio.run(...)"));
        } catch (Throwable exception) {
            fail(exception);
        }
    }

    /**
     * The awaited stage is done: called by the thread that completed it. {@code whenComplete} would wrap each exception
     * once more, with a stack trace, for a stage that nobody has.
     */
    @Override
    public Void apply(Object value, Throwable exception) {
        if (claim()) stage.resume(exception == null ? value : new Failure(Stages.unwrap(exception)));
        return null;
    }

    /** The awaited future is done: goes on in its loop's ready queue, or right here if that loop will never run. */
    @Override
    void wake(Future<?> future) {
        done = future;
        if (future.loop == null || future.loop.isClosed()) runReady();
        else future.loop.schedule(this);
    }

    @Override
    Context context() {
        return stage.context();
    }

    @Override
    void runReady() {
        if (claim()) stage.resume(done == null ? null : done.outcome());
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
