package weft;

/** Awaits one awaitable: how something that is neither a coroutine nor a future becomes a task. */
final class AwaitableCoroutine<T> extends Coroutine<T> {
    private final Awaitable<? extends T> awaitable;
    private boolean started;

    AwaitableCoroutine(Awaitable<? extends T> awaitable) {
        this.awaitable = awaitable;
    }

    @Override
    protected Object step() {
        if (started) return resumption();
        started = true;
        return awaitable.onAwait(this);
    }

    @Override
    protected String name() {
        return awaitable.getClass().getSimpleName() + ".onAwait";
    }
}
