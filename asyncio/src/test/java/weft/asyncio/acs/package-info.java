/**
 * Small programs that run both on Weft and on CPython's asyncio, each event traced: the traces have to be equal. The
 * language is that of {@code scenario.py}, which runs them on CPython.
 */
package weft.asyncio.acs;
