package weft.weaver.plan;

/**
 * An exception table entry of the source, for reading; the body keeps it unless nothing is left in it.
 *
 * @param start the index of the first instruction
 * @param end the index after the last instruction
 * @param handler the index of the handler
 * @param type what is caught; null for any
 */
public record ProtectedRange(int start, int end, int handler, String type) {}
