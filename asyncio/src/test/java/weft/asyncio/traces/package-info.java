/** What stack traces read like: programs that fail, and what {@code printStackTrace} prints of it. */
package weft.asyncio.traces;
