package weft.asyncio.acs;

/** What a statement that never suspends does. */
@FunctionalInterface
interface Command {
    void run(Statement statement);
}
