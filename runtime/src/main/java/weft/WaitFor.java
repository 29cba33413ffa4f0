package weft;

import java.time.Duration;

/** {@code asyncio.wait_for} with time left or no limit: rules W1 and W3 to W8. Runs the awaitable in this task. */
final class WaitFor<T> extends Coroutine<T> {
    private final Awaitable<? extends T> awaitable;
    private final Duration limit;
    private Timeout timeout;

    WaitFor(Awaitable<? extends T> awaitable, Duration limit) {
        this.awaitable = awaitable;
        this.limit = limit;
    }

    @Override
    protected Object step() {
        Object result;
        try {
            result = timeout == null ? start() : resumption();
        } catch (Throwable thrown) {
            throw Failure.<RuntimeException>sneaky(timeout == null ? thrown : timeout.exit(thrown));
        }
        if (result != SUSPENDED) timeout.exit(null);
        return result;
    }

    private Object start() {
        Timeout entering = new Timeout(limit);
        entering.enter();
        timeout = entering;
        return awaitable.onAwait(this);
    }

    @Override
    protected String name() {
        return "waitFor";
    }
}
