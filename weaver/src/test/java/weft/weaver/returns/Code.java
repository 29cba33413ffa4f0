package weft.weaver.returns;

/**
 * Statements.
 *
 * @param source as they are woven
 * @param plain with the awaits that the returns mean
 * @param completes whether what follows them can be reached
 */
record Code(String source, String plain, boolean completes) {
    /** Code without a return, which is the same in both texts. */
    static Code same(String text) {
        return new Code(text, text, true);
    }

    Code then(Code next) {
        return new Code(source + " " + next.source, plain + " " + next.plain, next.completes);
    }

    /** Puts text around both. */
    Code within(String before, String after) {
        return new Code(before + source + after, before + plain + after, completes);
    }

    Code completing(boolean does) {
        return new Code(source, plain, does);
    }
}
