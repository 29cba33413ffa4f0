package weft;

public interface Awaitable<T> {
    Object onAwait(Coroutine<?> waiter);
}
