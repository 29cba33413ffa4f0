package weft;

public class EventLoop {
    public static EventLoop running() {
        throw new UnsupportedOperationException("never suspended in the blocking world");
    }

    public <T> Future<T> createFuture() {
        return new Future<>();
    }

    public Object callSoon(Runnable action) {
        throw new UnsupportedOperationException("never suspended in the blocking world");
    }
}
