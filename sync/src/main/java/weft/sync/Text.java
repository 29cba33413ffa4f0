package weft.sync;

import java.util.List;

/**
 * The texts of locks, as CPython's repr without the address. What users' objects say is cut, and replaced if it throws,
 * as Python's {@code reprlib} does.
 */
final class Text {
    private static final int MOST_ITEMS = 6;
    private static final int LONGEST = 30;

    private Text() {}

    static String of(Object object, String state) {
        return "<" + object.getClass().getSimpleName() + " [" + state + "]>";
    }

    static String of(Object object, String state, int waiters) {
        return of(object, waiters == 0 ? state : state + ", waiters:" + waiters);
    }

    static String of(List<?> items) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < items.size() && i < MOST_ITEMS; i++) {
            text.append(i == 0 ? "" : ", ").append(ofItem(items.get(i)));
        }
        return text.append(items.size() > MOST_ITEMS ? ", ...]" : "]").toString();
    }

    private static String ofItem(Object item) {
        try {
            String text = String.valueOf(String.valueOf(item));
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
        } catch (Throwable itsText) {
            return item.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(item));
        }
    }
}
