package weft;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** The future of a stage: what a task awaits when its coroutine awaits a stage. A cancel goes on to the stage. */
final class WrappedStage<T> extends Future<T> implements BiFunction<T, Throwable, Void> {
    private final CompletionStage<T> stage;
    private final Inbox.Node message = new Inbox.Node(this);

    /** The one that was made before this for the same {@link FutureStage}. */
    private WrappedStage<?> previous;

    private WrappedStage(EventLoop loop, CompletionStage<T> stage) {
        super(loop);
        this.stage = stage;
    }

    /** Wraps what a coroutine suspended on. */
    static Future<?> of(EventLoop loop, Object target) {
        if (target instanceof CompletionStage<?> stage) return wrap(loop, stage);
        Future<?> failed = new Future<>(loop);
        failed.tryFail(new Failure(
                new IllegalStateException("await of " + UserText.of(target) + ", which is neither an Awaitable of"
                        + " this library nor a CompletionStage: hand onAwait(waiter) on to one of these")));
        return failed;
    }

    static <T> WrappedStage<T> wrap(EventLoop loop, CompletionStage<T> stage) {
        WrappedStage<T> future = new WrappedStage<>(loop, stage);
        try {
            stage.handle(future);
        } catch (Throwable exception) {
            future.tryFail(new Failure(exception));
        }
        if (stage instanceof FutureStage<?> own && !future.isDone() && own.future().loop == loop && loop.isOwnThread())
            future.previous = own.awaitedBy(future);
        return future;
    }

    @Override
    Inbox.Node messageToLoop() {
        return message;
    }

    /** Adds those that wait, of this and the ones before it. */
    static void addPending(WrappedStage<?> last, List<Future<?>> found) {
        for (WrappedStage<?> at = last; at != null; at = at.previous) if (!at.isDone()) found.add(at);
    }

    /** Called by the thread that completes the stage. Like {@link Suspension#apply}, not by {@code whenComplete}. */
    @Override
    public Void apply(T value, Throwable exception) {
        try {
            if (exception == null) trySucceed(value);
            else completeWith(Stages.unwrap(exception));
        } catch (VirtualMachineError noRoom) {
            // Who completes the stage would not hear of it.
            tryFail(new Failure(noRoom));
        }
        return null;
    }

    private void completeWith(Throwable exception) {
        if (exception instanceof CancelledError error) tryCancel(new Cancelled(error));
        else tryFail(new Failure(exception));
    }

    @Override
    String waitedForText() {
        return stage instanceof FutureStage<?> own ? own.future().waitedForText() : super.waitedForText();
    }

    @Override
    public boolean cancel(String message) {
        if (!super.cancel(message)) return false;
        Stages.cancel(stage, message, this);
        return true;
    }
}
