package weft.sync;

import java.util.Collection;

/** The texts of locks, as CPython's repr without the address. */
final class Text {
    private Text() {}

    static String of(Object object, String state) {
        return "<" + object.getClass().getSimpleName() + " [" + state + "]>";
    }

    static String of(Object object, String state, Collection<?> waiters) {
        return of(object, waiters.isEmpty() ? state : state + ", waiters:" + waiters.size());
    }
}
