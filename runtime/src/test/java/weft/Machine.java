package weft;

/** Plays a woven method with one await: a coroutine with a switch, as the weaver writes it. */
abstract class Machine<T> extends Coroutine<T> {
    private boolean suspended;

    /** Up to the await: what it found, or SUSPENDED. */
    abstract Object first();

    /** After the await. */
    abstract Object then(Object value);

    @Override
    protected final Object step() {
        Object value;
        if (suspended) {
            value = resumption();
        } else {
            value = first();
            suspended = value == SUSPENDED;
            if (suspended) return SUSPENDED;
        }
        return then(value);
    }

    @Override
    protected String name() {
        return getClass().getSimpleName();
    }
}
