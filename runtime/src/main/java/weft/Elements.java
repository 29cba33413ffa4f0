package weft;

import java.util.Collection;

/** What functions that take several awaitables check first: half of them started would be worse than none. */
final class Elements {
    private Elements() {}

    static void requireNonNull(Collection<?> awaitables, String function) {
        int index = 0;
        for (Object awaitable : awaitables) {
            if (awaitable == null) {
                throw new NullPointerException(
                        function + " of null: element " + index + "; leave out what is not there");
            }
            index++;
        }
    }
}
