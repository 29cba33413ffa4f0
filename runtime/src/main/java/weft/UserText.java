package weft;

/**
 * The text of an object whose class may be a user's, for messages. A text that throws, or comes back to its own object
 * without end, is replaced; a long one is cut. All that Weft writes of such objects is written here, as Python's
 * {@code reprlib} does it: a message is never worth a loop.
 */
final class UserText {
    private static final int LONGEST = 200;
    private static final String CUT = "...";

    /** So many texts may be written inside of one another. */
    private static final int DEEPEST = 6;

    /** One object whose text is being written on this thread, and those around it. */
    private final Object object;

    private final UserText outer;
    private final int level;

    private UserText(Object object, UserText outer) {
        this.object = object;
        this.outer = outer;
        this.level = outer == null ? 1 : outer.level + 1;
    }

    /** Returns the text of any object, or "null". */
    static String of(Object object) {
        if (object == null) return "null";
        ThreadState thread = ThreadState.current();
        if (thread.reportsOthers && !isOwn(object)) return name(object);
        UserText outer = thread.writing;
        if (outer != null && (outer.level == DEEPEST || outer.isWriting(object))) return CUT;
        thread.writing = new UserText(object, outer);
        try {
            return shortened(String.valueOf(object));
        } catch (Throwable itsText) {
            return name(object);
        } finally {
            thread.writing = outer;
        }
    }

    /** Whether the text is one of this library's. */
    private static boolean isOwn(Object object) {
        return object instanceof Completion || object instanceof Ready || object instanceof Coroutine<?>;
    }

    private boolean isWriting(Object other) {
        for (UserText at = this; at != null; at = at.outer) if (at.object == other) return true;
        return false;
    }

    private static String shortened(String text) {
        if (text == null) return "null";
        if (text.length() <= LONGEST) return text;
        int end = LONGEST - CUT.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end) + CUT;
    }

    /** Returns the text of {@link Object#toString}, without calling user code. */
    private static String name(Object object) {
        return object.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(object));
    }
}
