package weft.weaver.returns;

/**
 * Something that can be returned.
 *
 * @param source as it is woven
 * @param plain what stands for it in the other text: its result, where it is asked for as awaited; else itself
 * @param isReady whether it needs no await: it only wraps a value
 * @param isGuarded whether a part of it is awaited inside a try statement of its own
 */
record Expression(String source, String plain, boolean isReady, boolean isGuarded) {}
