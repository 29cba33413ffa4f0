package weft.weaver.mutate;

/** What the mutations leave out, since the weaver does not take it yet. */
final class Known {
    /** A long or double where {@code this} came in. */
    static final boolean WIDE_IN_SLOT_0 = false;

    private Known() {}
}
