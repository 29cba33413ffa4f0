package weft;

/** What is printed of an exception, without the exception: its class, message and stack trace, and its cause's. */
final class ExceptionText extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CAUSES = 20;
    private static final int MOST_SUPPRESSED = 20;

    private final String text;

    ExceptionText(Throwable exception) {
        this(exception, MOST_CAUSES);
    }

    private ExceptionText(Throwable exception, int causes) {
        super(UserException.message(exception), causeOf(exception, causes));
        String message = UserException.message(exception);
        String type = exception.getClass().getName();
        text = message == null ? type : type + ": " + message;
        setStackTrace(UserException.stackTrace(exception));
        if (causes == 0) return;
        Throwable[] suppressed = exception.getSuppressed();
        for (int i = 0; i < suppressed.length && i < MOST_SUPPRESSED; i++) {
            addSuppressed(new ExceptionText(suppressed[i], 0));
        }
    }

    private static Throwable causeOf(Throwable exception, int causes) {
        Throwable cause = causes == 0 ? null : UserException.cause(exception);
        return cause == null || cause == exception ? null : new ExceptionText(cause, causes - 1);
    }

    /** The stack trace of the exception takes its place. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public String toString() {
        return text;
    }
}
