package weft;

/** An outcome that is an exception. */
final class Failure extends Encoded {
    private final Throwable exception;

    /**
     * Tells when nobody has seen the exception of a future; null once somebody has. Those who set it to null may race.
     */
    private volatile Unretrieved unretrieved;

    /** Whether the stack trace of the exception says who got it from here: of several that await, the first. */
    boolean traced;

    Failure(Throwable exception) {
        this.exception = exception;
    }

    /** Tells whether an outcome is a cancel that goes on through a coroutine. */
    static boolean isCancel(Object outcome) {
        return outcome instanceof Failure failure && failure.exception instanceof CancelledError;
    }

    Throwable exception() {
        return exception;
    }

    @Override
    Object take() {
        throw Failure.<RuntimeException>sneaky(exception);
    }

    /** Throws the exception as it is, checked or not. Declared to return so that callers can end with it. */
    @SuppressWarnings("unchecked")
    static <E extends Throwable> E sneaky(Throwable exception) throws E {
        throw (E) exception;
    }

    /**
     * Has it reported if the future is collected before {@link #seen}; before the future fails, so that none is missed.
     */
    void watch(Future<?> future) {
        unretrieved = Unretrieved.note(future, this);
        traced = false;
    }

    /** Somebody has seen the exception, or it did not come to it. */
    void seen() {
        Unretrieved noted = unretrieved;
        if (noted == null) return;
        unretrieved = null;
        noted.forget();
    }

    boolean isUnretrieved() {
        return unretrieved != null;
    }
}
