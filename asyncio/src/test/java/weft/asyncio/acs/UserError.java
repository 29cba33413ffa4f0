package weft.asyncio.acs;

/** What {@code raise} and {@code fail} of a scenario throw. */
final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UserError(String name) {
        super(name);
    }
}
