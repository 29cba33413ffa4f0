/** Tests that a program does in Weft what its Python twin does in CPython's asyncio. */
package weft.asyncio;
