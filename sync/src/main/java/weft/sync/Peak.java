package weft.sync;

/** Tells when a collection whose array only grows is to be replaced by a copy, since a peak is over. */
final class Peak {
    private static final int LARGE = 1_000;

    private int most;

    /** The collection has grown to a size. */
    void grown(int size) {
        if (size > most) most = size;
    }

    /** Returns whether little is left of the collection. It is then taken to be replaced. */
    boolean isOver(int size) {
        if (most <= LARGE || size > most / 8) return false;
        most = size;
        return true;
    }
}
