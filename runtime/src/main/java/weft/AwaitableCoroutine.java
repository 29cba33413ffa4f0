package weft;

/** Awaits one awaitable: how something that is neither a coroutine nor a future becomes a task. */
final class AwaitableCoroutine<T> extends Coroutine<T> {
    /** Null once this has started. */
    private Awaitable<? extends T> awaitable;

    /** For messages. */
    private final Class<?> type;

    AwaitableCoroutine(Awaitable<? extends T> awaitable) {
        this.awaitable = awaitable;
        this.type = awaitable.getClass();
    }

    @Override
    protected Object step() {
        if (awaitable == null) return resumption();
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
        return type.getSimpleName() + ".onAwait";
    }
}
