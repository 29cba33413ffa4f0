package weft;

import java.util.Objects;

/** Calls an {@link AsyncCallable} in its first step, so on the loop, and awaits what it returns. */
final class CallCoroutine<T> extends Coroutine<T> {
    static final String NULL = "the function returned null instead of a coroutine: return value(x) or done()";

    /** Null once this has started. */
    private AsyncCallable<? extends T> function;

    CallCoroutine(AsyncCallable<? extends T> function) {
        this.function = Objects.requireNonNull(function, "function");
    }

    @Override
    protected Object step() {
        if (function == null) return resumption();
        return call().onAwait(this);
    }

    @Override
    protected void discard() {
        function = null;
    }

    private Coroutine<? extends T> call() {
        AsyncCallable<? extends T> called = function;
        function = null;
        try {
            return Objects.requireNonNull(called.call(), NULL);
        } catch (Exception exception) {
            throw Failure.<RuntimeException>sneaky(exception);
        }
    }

    @Override
    protected String name() {
        return "AsyncCallable.call";
    }
}
