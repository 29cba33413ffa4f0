package weft.weaver.mutate;

/**
 * That an exception of an item goes to a handler.
 *
 * @param handler where it goes
 * @param type what is caught, or null for everything
 * @param order the place in the exception table: of two guards of one item the lower one is asked first
 */
record Guard(Block handler, String type, int order) {}
