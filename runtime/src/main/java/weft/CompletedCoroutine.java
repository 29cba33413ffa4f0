package weft;

/** What {@code return value(x)} makes where it is not woven: a coroutine that never suspends. */
final class CompletedCoroutine<T> extends Coroutine<T> {
    private final T value;

    CompletedCoroutine(T value) {
        this.value = value;
    }

    @Override
    protected Object step() {
        return value;
    }

    @Override
    protected String name() {
        return "value";
    }
}
