package weft.weaver.readers;

/**
 * A place of a class that reads differently after weaving.
 *
 * @param place what a tool reads: {@code class: innerClasses}, {@code method m()V: signature}
 * @param before its text before weaving, or null if it was not there
 * @param after its text after, or null if it is gone
 */
record Difference(String place, String before, String after) {
    @Override
    public String toString() {
        return place + ": " + before + " -> " + after;
    }
}
