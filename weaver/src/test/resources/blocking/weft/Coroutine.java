package weft;

/** A coroutine that ran when its method was called. */
public class Coroutine<T> implements Awaitable<T> {
    private final Object result;

    Coroutine(Object result) {
        this.result = result;
    }

    @Override
    public Object onAwait(Coroutine<?> waiter) {
        return result;
    }
}
