/** CPython's own tests of asyncio, each written anew for Weft. {@link weft.asyncio.cpython.Twin} names the original. */
package weft.asyncio.cpython;
