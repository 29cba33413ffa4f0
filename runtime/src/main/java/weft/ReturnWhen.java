package weft;

/** When the wait forms return; the names are asyncio's. */
enum ReturnWhen {
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    ALL_COMPLETED
}
