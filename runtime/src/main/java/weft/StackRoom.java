package weft;

/**
 * Looks whether there is room on the stack for what must not be left half done. Near the end of the stack a
 * StackOverflowError comes at any call; with this it comes before the first thing has happened.
 */
final class StackRoom {
    private static final int FEW = 8;
    private static final int MANY = 48;

    private StackRoom() {}

    /** Throws a StackOverflowError if there is not room for the calls that wake who waits. */
    static void check() {
        if (use(FEW, 1, 2, 3, 4, 5, 6) == 0) throw new AssertionError();
    }

    /** Throws a StackOverflowError if there is not room for the calls around the step of a coroutine. */
    static void checkMuch() {
        if (use(MANY, 1, 2, 3, 4, 5, 6) == 0) throw new AssertionError();
    }

    /** All that is added up after the call is on the stack during the call: frames as large as others have. */
    private static long use(int left, long one, long two, long three, long four, long five, long six) {
        if (left == 0) return one;
        return use(left - 1, six, one, two, three, four, five) + one + two + three + four + five + six;
    }
}
