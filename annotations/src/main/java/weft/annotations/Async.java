package weft.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that awaits. The Weft agent (at load time) or the Maven plugin (at build time) rewrites it into a
 * resumable state machine; it is Python's {@code async def}.
 *
 * <p>The method returns {@code weft.Coroutine}, {@code weft.Task}, {@link java.util.concurrent.CompletableFuture},
 * {@link java.util.concurrent.CompletionStage} or {@code void}; the return type says when it starts. Constructors,
 * {@code synchronized} methods and other return types are refused when the class is woven.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Async {}
