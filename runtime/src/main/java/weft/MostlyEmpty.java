package weft;

/**
 * Tells when an array that has grown is to be smaller again: when it was mostly empty each time that somebody looked,
 * for a few times. So a peak keeps no memory, and a load that comes and goes does not resize the array at each step.
 */
final class MostlyEmpty {
    private static final int LOOKS = 3;

    private int looks;

    /** The most entries seen at these looks. */
    private int most;

    /**
     * Returns the length that an array should have.
     *
     * @param size how many entries it has now
     * @param length its length, a power of two
     * @param least the length that it does not go below, a power of two
     */
    int lengthFor(int size, int length, int least) {
        if (length == least) return length;
        most = Math.max(most, size);
        if (most > length / 8) {
            looks = 0;
            most = 0;
        } else if (++looks == LOOKS) {
            int fitting = Math.max(least, 4 * Integer.highestOneBit(most));
            looks = 0;
            most = 0;
            return fitting;
        }
        return length;
    }
}
