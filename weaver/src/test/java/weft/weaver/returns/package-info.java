/**
 * What a {@code return} means, whatever a compiler makes of it: random methods with returns in every nesting of blocks,
 * broken into lines at random, compiled with each compiler and each set of debug tables. A second text of each method,
 * with the awaits written out, says what is right.
 */
package weft.weaver.returns;
