package weft;

/** An outcome that is an exception, told apart from every value by its class. */
record Failure(Throwable exception) {
    /** Throws the exception as it is, checked or not. Declared to return so that callers can end with it. */
    Object raise() {
        throw Failure.<RuntimeException>sneaky(exception);
    }

    @SuppressWarnings("unchecked")
    static <E extends Throwable> E sneaky(Throwable exception) throws E {
        throw (E) exception;
    }
}
