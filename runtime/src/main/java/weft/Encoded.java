package weft;

/**
 * What stands where a value of the user's could stand, and is not one. All have this one superclass, so that the usual
 * case, a value, is told by one comparison.
 */
abstract class Encoded {
    /** The value null, where null says something else. */
    static final Encoded NULL = new Value(null);

    /** Returns what is read as this value: the value itself, or what stands for it. */
    static Object of(Object value) {
        return value instanceof Encoded ? new Value(value) : value;
    }

    /** Returns the value that this stands for, or throws its exception. */
    abstract Object take();

    /** A value that would be read as something else: a future, for one. */
    private static final class Value extends Encoded {
        private final Object value;

        private Value(Object value) {
            this.value = value;
        }

        @Override
        Object take() {
            return value;
        }
    }
}
