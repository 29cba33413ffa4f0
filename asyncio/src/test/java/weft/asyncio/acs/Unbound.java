package weft.asyncio.acs;

/** A statement names what does not exist; the statement does nothing. */
final class Unbound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unbound(String name) {
        super(name);
    }
}
