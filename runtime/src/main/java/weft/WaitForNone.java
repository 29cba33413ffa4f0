package weft;

import java.time.Duration;
import java.util.function.Consumer;

/** {@code asyncio.wait_for} with no time left: rule W2. What is not done is cancelled, and its end awaited. */
final class WaitForNone<T> extends Coroutine<T> {
    /** Null once this has started. */
    private Awaitable<T> awaitable;

    private final Duration limit;
    final Consumer<Future<T>> onEnd = this::ended;
    private Future<T> future;
    private Callback<T> callback;
    private Future<Void> wakeUp;

    WaitForNone(Awaitable<T> awaitable, Duration limit) {
        this.awaitable = awaitable;
        this.limit = limit;
    }

    @Override
    protected Object step() {
        return future == null ? start() : finish();
    }

    private Object start() {
        EventLoop loop = ThreadState.current().requireLoop("waitFor");
        future = Asyncio.ensureFuture(awaitable);
        awaitable = null;
        if (future.isDone()) return future.result();
        // Not awaited directly: a future that refuses to be cancelled must not keep the caller from being cancelled.
        wakeUp = loop.createFuture();
        callback = future.addCallback(onEnd);
        future.requestCancel(null); // it may belong to another loop
        return wakeUp.onAwait(this);
    }

    @Override
    protected void discard() {
        awaitable = null;
    }

    private void ended(Future<T> done) {
        if (!wakeUp.isDone()) wakeUp.setResult(null);
    }

    private T finish() {
        callback.takeBack();
        resumption();
        try {
            return future.result();
        } catch (CancelledError cancelled) {
            throw Timeout.error(limit, cancelled);
        }
    }

    @Override
    protected String name() {
        return "waitFor";
    }
}
