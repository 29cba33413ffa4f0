import static weft.Asyncio.*;

import java.io.IOException;
import java.lang.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import weft.*;
import weft.annotations.Async;

/** Async methods at each place where a method can be declared, with all that can be declared with it. */
public class Declarations<T extends Comparable<? super T>> {
    @Retention(RetentionPolicy.CLASS) @interface InClass { String[] value() default {}; }
    @Retention(RetentionPolicy.RUNTIME) @interface AtRuntime { String value() default "text"; Kind kind() default Kind.SMALL; }
    @Retention(RetentionPolicy.RUNTIME) @Repeatable(Tags.class) @interface Tag { int value(); }
    @Retention(RetentionPolicy.RUNTIME) @interface Tags { Tag[] value(); }
    @Retention(RetentionPolicy.CLASS) @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER}) @interface OfType {}
    @Retention(RetentionPolicy.RUNTIME) @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER}) @interface OfTypeSeen {}

    @Async public Coroutine<T> open(T first, long wide, double wider, String... rest) { await(value(first)); return value(first); }
    @Async protected final <E extends Exception & Comparable<E>> CompletableFuture<Map<String, T[]>> guarded(
            @AtRuntime("p") final List<? super T> in, @InClass("q") @AtRuntime int[][] out, E thrown) throws E, IOException {
        await(value(in));
        return CompletableFuture.completedFuture(Map.of());
    }
    @Async @Tag(1) @Tag(2) @InClass({"a", "b"}) @AtRuntime(kind = Kind.LARGE) @Deprecated(since = "1", forRemoval = true)
    static Task<@OfTypeSeen String> shared(@OfType Object unused, int alsoUnused) { await(value(1)); return Task.completed(""); }
    @Async private CompletionStage<@OfType T> hidden(@OfTypeSeen Declarations<@OfType T> this, T... rest) {
        return CompletableFuture.completedStage(await(value(rest[0])));
    }
    @Async void nothing() { await(value(1)); }
    @Async Coroutine<Void> withoutAwait(String unread) { return done(); }
    @Async Coroutine<T> reassigned(T item, int count) { while (count-- > 0) item = await(value(item)); return value(item); }
    Supplier<Coroutine<T>> lambda(T captured, int[] numbers) { return () -> value(await(value(captured))); }
    static Function<String, CompletableFuture<Integer>> lambda() {
        return text -> CompletableFuture.completedFuture(await(value(text.length())));
    }
    @Async <@OfTypeSeen A, @OfType B extends @OfTypeSeen Object> Coroutine<Function<? super A, ? extends B>> generic(
            Map.Entry<A, ? extends List<B>>[] pairs) throws @OfTypeSeen IOException {
        List<Map.Entry<A, ? extends List<B>>> list = new ArrayList<>();
        for (Map.Entry<A, ? extends List<B>> pair : pairs) list.add(await(value(pair)));
        return value(a -> null);
    }

    enum Kind {
        SMALL { @Override @Async Coroutine<Integer> size(int of) { return value(await(value(of))); } },
        LARGE;
        @Async Coroutine<Integer> size(int of) { return value(await(value(ordinal() + of))); }
    }

    record Pair<@OfType A, B>(@AtRuntime @OfTypeSeen A left, @InClass B... right) {
        @Async Coroutine<A> swapped(A other) { return value(await(value(other))); }
        static @Async Coroutine<Integer> count() { return value(await(value(1))); }
    }

    sealed interface Store<K> permits Local, Remote, Store.Nested {
        @Async default CompletionStage<K> get(@AtRuntime K key, @InClass int times) {
            return CompletableFuture.completedFuture(await(value(key)));
        }
        static @Async Coroutine<Integer> count(String of) { return value(await(value(1))); }
        private @Async Coroutine<Integer> secret(String of) { return value(await(value(1))); }
        CompletionStage<K> put(K key);
        @Async default Coroutine<Integer> later(int n) { return value(await(secret("")) + await(Store.count("")) + n); }
        final class Nested implements Store<String> { @Override @Async public CompletionStage<String> put(String key) { await(value(1)); return null; } }
    }

    static final class Local implements Store<Integer> {
        @Override @Async public CompletableFuture<Integer> put(Integer key) { return CompletableFuture.completedFuture(await(value(key))); }
        @Override @Async public CompletableFuture<Integer> get(Integer key, int n) { return CompletableFuture.completedFuture(await(value(key))); }
    }

    static non-sealed abstract class Remote implements Store<String>, Comparable<Remote>, Cloneable {
        protected abstract static class Deep { @Async protected Coroutine<Void> down() { await(value(1)); return done(); } }
        @Override public int compareTo(Remote other) { return 0; }
    }

    class Inner {
        @Async Coroutine<T> outer(T item) {
            class Named { @Async Coroutine<T> deeper(T more) { return value(await(Declarations.this.open(more, 1, 2))); } }
            Object anonymous = new Object() { @Async Coroutine<T> deepest(T most) { return value(await(value(most))); } };
            return value(await(new Named().deeper(item)));
        }
    }
}
