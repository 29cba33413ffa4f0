import static weft.Asyncio.*;

import java.lang.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import weft.*;
import weft.annotations.Async;

/** Type annotations at each place of code where the language allows one, beside and around awaits. */
class AnnotatedCode {
    @Retention(RetentionPolicy.CLASS) @Target(ElementType.TYPE_USE) @interface Unseen { int value() default 0; }
    @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.TYPE_USE) @interface Seen { int value() default 0; }

    static class Box<T> implements AutoCloseable {
        final T value;
        <A> Box(T value) { this.value = value; }
        <A> A as(A other) { return other; }
        static <A> A pass(A value) { return value; }
        class Part { Part(Object value) {} }
        @Override public void close() {}
    }

    @Async Coroutine<Object> creations(Object given) {
        Object a = new @Seen(1) StringBuilder("plain").append(await(value(1)));
        Object b = new @Unseen(2) StringBuilder(await(value("awaited")));
        Object c = new @Seen(3) Box<@Unseen(4) String>(await(value("generic")));
        Object d = new @Seen(5) Box<>(new @Unseen(6) Box<@Seen(7) Integer>(await(value(1))));
        Object e = new <@Unseen(8) Integer> @Seen(9) Box<String>(await(value("typed")));
        Object f = new @Unseen(10) int @Seen(11) [await(value(2))] @Unseen(12) [await(value(3))];
        Object g = new @Unseen(13) String @Seen(14) [] {await(value("element"))};
        Object h = new @Seen(15) Box<String>(await(value("anonymous"))) {};
        Box<Object> outer = new @Unseen(16) Box<>(await(value((Object) "outer")));
        Object i = outer.new @Seen(17) Part(await(value("inner")));
        Object j = new @Unseen(18) Box<Object>(await(value(1)) > 0 ? new @Seen(19) Object() : new @Unseen(20) Box<>(given));
        throw new @Seen(21) IllegalStateException(await(value("thrown")));
    }

    @Async CompletableFuture<String> casts(Object given) {
        String a = (@Seen(1) String) await(value((Object) "cast"));
        Object b = (@Unseen(2) List<@Seen(3) String>) await(value(given));
        Object c = (@Seen(4) Runnable & @Unseen(5) Comparable<?>) await(value((Object) null));
        boolean d = await(value(given)) instanceof @Seen(6) String;
        boolean e = await(value(given)) instanceof @Unseen(7) String text && text.isEmpty();
        long f = (@Unseen(8) long) await(value(1));
        return CompletableFuture.completedFuture((@Seen(9) String) await(value(given)));
    }

    @Async Task<Object> calls(Box<Object> box) {
        Object a = box.<@Seen(1) String>as(await(value("typed")));
        Object b = Box.<@Unseen(2) Integer>pass(await(value(1)));
        Function<String, Object> c = @Seen(3) Box<@Unseen(4) String>::<@Seen(5) Integer>new;
        Function<Object, Object> d = box::<@Unseen(6) Object>as;
        IntFunction<Object> e = int @Unseen(8) []::new;
        Object f = await(Asyncio.<@Seen(9) Object>value(c.apply("x")));
        return Task.completed(Box.<@Unseen(10) Object>pass(await(value(d))));
    }

    @Async void variables(@Seen(1) String given, List<@Unseen(2) ? extends @Seen(3) Number> numbers) throws Exception {
        @Seen(4) String a = await(value("local"));
        for (@Unseen(5) Number number : numbers) await(value(number));
        for (@Seen(6) int i = 0; i < await(value(2)); i++) { @Unseen(7) int k = await(value(i)); }
        try (@Seen(8) Box<@Unseen(9) String> resource = new Box<>(await(value("open")))) {
            await(value(resource));
        } catch (@Unseen(10) RuntimeException caught) {
            await(value(caught));
        } finally {
            @Seen(11) Object last = await(value(a));
            await(value(last));
        }
        try { await(value(1)); } catch (@Seen(12) IllegalStateException | @Unseen(13) IllegalArgumentException caught) { throw caught; }
        var inferred = (@Seen(14) Object) await(value(1));
        Function<String, CompletionStage<String>> lambda = (@Seen(15) String text) -> {
            @Unseen(16) String copy = await(value(text));
            return CompletableFuture.completedFuture(new @Seen(17) String(await(value(copy))));
        };
        await(lambda.apply(a));
    }
}
