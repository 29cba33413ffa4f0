package weft;

/** An outcome that is an exception, told apart from every value by its class. */
final class Failure {
    private final Throwable exception;

    /** Whether somebody has seen the exception of the future that ended with this. */
    boolean retrieved;

    Failure(Throwable exception) {
        this.exception = exception;
    }

    Throwable exception() {
        return exception;
    }

    /** Throws the exception as it is, checked or not. Declared to return so that callers can end with it. */
    Object raise() {
        throw Failure.<RuntimeException>sneaky(exception);
    }

    @SuppressWarnings("unchecked")
    static <E extends Throwable> E sneaky(Throwable exception) throws E {
        throw (E) exception;
    }
}
