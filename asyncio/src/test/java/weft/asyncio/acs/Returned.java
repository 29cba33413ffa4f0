package weft.asyncio.acs;

/** A block ended by {@code return}; one that reaches its end gives null. */
record Returned(Object value) {}
