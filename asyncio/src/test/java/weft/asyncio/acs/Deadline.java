package weft.asyncio.acs;

/** A timeout. */
final class Deadline {}
