package weft.weaver.returns;

/** Characters in a generated text that say where the weaver may refuse it. They are not in the source. */
final class Marks {
    /** Begins an await that is written under a monitor. */
    static final char AWAIT = '\1';

    /** Begins a return under a monitor that is held while the result is awaited. */
    static final char RETURN = '\2';

    /** Begins a return beside a try statement under a monitor, which may be refused, too. */
    static final char MAYBE = '\3';

    static final char END = '\4';

    private Marks() {}

    static String without(String text) {
        return text.replaceAll("[\\01-\\04]", "");
    }

    static String around(char mark, String text) {
        return mark + text + END;
    }
}
