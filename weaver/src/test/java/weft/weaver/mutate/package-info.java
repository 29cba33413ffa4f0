/**
 * The second fuzzer: it changes class files of javac's and ecj's as optimisers, obfuscators and other compilers would
 * lay them out, and keeps their meaning. The original that runs plain says what is right; the mutant must do the same
 * plain, which checks the mutations, and woven, which checks the weaver.
 *
 * <p>{@link weft.weaver.mutate.Code} is a method as blocks of items, each of which knows its line, its handlers and the
 * variables in scope, so that a mutation moves and copies items and the tables follow.
 */
package weft.weaver.mutate;
