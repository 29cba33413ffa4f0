/** Writes {@code docs/asyncio.md} from what the tests are and do, and compares. */
package weft.asyncio.doc;
