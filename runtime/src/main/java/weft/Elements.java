package weft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What functions that take several awaitables check first: half of them started would be worse than none. */
final class Elements {
    private Elements() {}

    /** Iterates once over what the caller gave, and refuses a null in it. */
    static <E> List<E> copyOf(Collection<? extends E> awaitables, String function) {
        List<E> copy = new ArrayList<>(awaitables);
        int index = copy.indexOf(null);
        if (index < 0) return copy;
        throw new NullPointerException(function + " of null: element " + index + "; leave out what is not there");
    }
}
