package weft;

import java.time.Duration;

/**
 * {@code async with timeout:} around one await, in this task. It is {@link Timeout#run}, {@link Asyncio#withTimeout},
 * and {@code asyncio.wait_for} with time left or no limit: rules W1 and W3 to W8.
 */
final class WaitFor<T> extends Coroutine<T> {
    /** Null once it is awaited. */
    private Awaitable<? extends T> awaitable;

    private final Duration limit;
    private final String name;
    private Timeout timeout;
    private boolean entered;

    /** Makes its timeout when it starts. */
    WaitFor(Awaitable<? extends T> awaitable, Duration limit, String name) {
        this.awaitable = awaitable;
        this.limit = limit;
        this.name = name;
    }

    WaitFor(Timeout timeout, Awaitable<? extends T> awaitable) {
        this(awaitable, null, "Timeout.run");
        this.timeout = timeout;
    }

    @Override
    protected Object step() {
        if (!entered) enter();
        Object result;
        try {
            result = entered ? resumption() : start();
        } catch (Throwable thrown) {
            throw Failure.<RuntimeException>sneaky(timeout.exit(thrown));
        }
        if (result != SUSPENDED) timeout.exit(null);
        return result;
    }

    private void enter() {
        if (timeout == null) timeout = Timeout.after(limit);
        timeout.enter();
    }

    private Object start() {
        entered = true;
        Awaitable<? extends T> started = awaitable;
        awaitable = null;
        return started.onAwait(this);
    }

    @Override
    protected void discard() {
        awaitable = null;
    }

    @Override
    protected String name() {
        return name;
    }
}
