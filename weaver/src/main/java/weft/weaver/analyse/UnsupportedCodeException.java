package weft.weaver.analyse;

/** Bytecode of a shape that the weaver refuses rather than risk a wrong class. */
public final class UnsupportedCodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    public UnsupportedCodeException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Returns the source line, or 0. */
    public int line() {
        return line;
    }
}
