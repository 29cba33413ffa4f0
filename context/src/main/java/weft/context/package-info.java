/** Carries the thread-locals of Micrometer's {@code ContextRegistry} along with tasks and callbacks. */
package weft.context;
