package weft;

/**
 * Thrown when a {@link Future} is completed twice, or asked for its result before it is done.
 *
 * <p>This is asyncio's {@code InvalidStateError}.
 */
public final class InvalidStateException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what is wrong, and what to write instead
     */
    public InvalidStateException(String message) {
        super(message);
    }
}
