package weft;

import java.util.Objects;

/** Calls an {@link AsyncCallable} in its first step, so on the loop, and awaits what it returns. */
final class CallCoroutine<T> extends Coroutine<T> {
    static final String NULL = "the function returned null instead of a coroutine: return value(x) or done()";

    private final AsyncCallable<? extends T> function;
    private boolean started;

    CallCoroutine(AsyncCallable<? extends T> function) {
        this.function = Objects.requireNonNull(function, "function");
    }

    @Override
    protected Object step() {
        if (started) return resumption();
        started = true;
        return call().onAwait(this);
    }

    private Coroutine<? extends T> call() {
        try {
            return Objects.requireNonNull(function.call(), NULL);
        } catch (Exception exception) {
            throw Failure.<RuntimeException>sneaky(exception);
        }
    }

    @Override
    protected String name() {
        return "AsyncCallable.call";
    }
}
