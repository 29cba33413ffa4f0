package weft;

public class Future<T> implements Awaitable<T> {
    Object result;

    public void setResult(T value) {
        result = value;
    }

    public void setException(Throwable exception) {
        throw new UnsupportedOperationException("never suspended in the blocking world");
    }

    @Override
    public Object onAwait(Coroutine<?> waiter) {
        return result;
    }
}
