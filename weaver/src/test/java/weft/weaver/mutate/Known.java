package weft.weaver.mutate;

import java.util.List;

/** What the weaver does not take yet. */
final class Known {
    /** A long or double where {@code this} came in. */
    static final boolean WIDE_IN_SLOT_0 = Boolean.getBoolean("weft.mutate.all");

    /** Padding in {@code return other()} in a try statement, which makes the copies of its finalizer differ. */
    static final boolean PADDED_RETURNS = Boolean.getBoolean("weft.mutate.all");

    /** Parts of messages that are no findings. */
    static final List<String> MESSAGES = List.of("Empty try catch block handler range");

    private Known() {}

    static boolean is(String message) {
        return MESSAGES.stream().anyMatch(message::contains);
    }
}
