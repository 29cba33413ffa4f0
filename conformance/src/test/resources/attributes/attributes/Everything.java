package attributes;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import attributes.Marks.Inner;
import attributes.Marks.Seen;
import attributes.Marks.SeenType;
import attributes.Marks.Unseen;
import attributes.Marks.UnseenType;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

/** One class, and those in it, with each attribute that javac writes; each has async methods and others. */
@Seen(value = "class", type = String.class, numbers = {}, inner = @Inner(-0.0))
@Unseen
@Deprecated
public abstract class Everything<@UnseenType T extends @SeenType(1) Comparable<? super @SeenType(2) T> & Serializable>
        extends @UnseenType ArrayList<@SeenType(3) T> implements Supplier<@UnseenType T> {
    private static final long serialVersionUID = 1L;
    static final int INT = -1;
    static final float FLOAT = Float.NaN;
    static final double DOUBLE = -0.0;
    static final String STRING = "\0\ud800 text";
    static final boolean BOOLEAN = true;

    @Seen("field")
    @Unseen
    @Deprecated
    protected transient volatile @SeenType(4) List<@SeenType(5) ? extends @UnseenType T @SeenType(6) []> field;

    @Seen
    public @SeenType(7) Everything(
            @Seen("first") @Unseen final @SeenType(8) T first, @Unseen int second, String... rest) throws IOException {
        super(second);
        add(first);
    }

    @Seen("sync")
    @Unseen
    @Deprecated
    <@SeenType(9) E extends @UnseenType Exception> @SeenType(10) T plain(
            @SeenType(11) Everything<T> this, @Seen("p") @SeenType(12) T given, @Unseen final long number, List<E> list)
            throws @SeenType(13) E, IOException {
        @SeenType(14) List<@UnseenType String> texts = new @SeenType(15) ArrayList<@SeenType(16) String>();
        try (@SeenType(17) Resource resource = new Resource()) {
            for (int i = 0; i < number; i++) {
                Object text = i % 2 == 0 ? (@SeenType(18) String) "even" : resource;
                if (text instanceof @UnseenType String string) texts.add(string);
            }
        } catch (@SeenType(19) IllegalStateException | @UnseenType IllegalArgumentException caught) {
            Function<Integer, int @SeenType(20) []> make = int @SeenType(21) []::new;
            return number == 1 ? given : this.<@SeenType(22) T>same(given);
        }
        Supplier<String> lambda = (Supplier<String> & Serializable) () -> texts + "" + number + given;
        synchronized (lambda.get()) {
            return same(given);
        }
    }

    <S> S same(S given) {
        return given;
    }

    @Seen("async")
    @Unseen
    @Deprecated
    @Async
    protected final <@SeenType(23) E extends Exception> @UnseenType Coroutine<@SeenType(24) T> async(
            @SeenType(25) Everything<T> this, @Seen("q") @SeenType(26) T given, @Unseen final long number, List<E> list)
            throws @SeenType(27) E, IOException {
        @SeenType(28) List<@UnseenType T> awaited = new ArrayList<>();
        awaited.add(await(Asyncio.sleep(Duration.ZERO, given)));
        Supplier<T> lambda = (Supplier<T> & Serializable) () -> awaited.get(0);
        return value(lambda.get());
    }

    @Override
    public T get() {
        return get(0);
    }

    abstract void noCode(int parameter) throws IOException;

    native @SeenType(29) int nativeCode(@Unseen int parameter);

    static strictfp double old(Colour colour) {
        return switch (colour) {
            case RED -> 1;
            case GREEN -> 2;
        };
    }

    Supplier<Object> local(int captured) {
        class Local implements Supplier<Object> {
            @Async
            Coroutine<Integer> async() {
                return value(await(Asyncio.sleep(Duration.ZERO, captured)));
            }

            @Override
            public Object get() {
                return new Object() {
                    @Override
                    public String toString() {
                        return "anonymous " + captured + async();
                    }
                };
            }
        }
        return new Local();
    }

    enum Colour {
        RED {
            @Async
            @Override
            Coroutine<Integer> number() {
                return value(await(Asyncio.sleep(Duration.ZERO, 1)));
            }
        },
        @Seen
        GREEN;

        Coroutine<Integer> number() {
            return value(0);
        }
    }

    @Seen
    record Point<@UnseenType N extends Number>(
            @Seen("x") @SeenType(30) int x, @Unseen List<@SeenType(31) N> y, int... rest) {
        Point {
            if (x < 0) throw new IllegalArgumentException();
        }

        @Async
        Coroutine<Integer> sum() {
            return value(x + await(Asyncio.sleep(Duration.ZERO, rest.length)));
        }
    }

    sealed interface Shape<T> permits Circle, Square {
        int SIDES = 4;

        @Async
        default Coroutine<Integer> sides(@Seen int more) {
            return value(await(Asyncio.sleep(Duration.ZERO, more)) + secret());
        }

        private int secret() {
            return SIDES;
        }
    }

    @Deprecated
    static final class Circle implements Shape<@SeenType(32) String> {
        private int secret;

        @Async
        private Coroutine<Integer> async() {
            return value(secret + await(Asyncio.sleep(Duration.ZERO, 1)));
        }
    }

    non-sealed class Square implements Shape<Integer> {
        @Async
        Coroutine<T> outer() {
            return value(await(Asyncio.sleep(Duration.ZERO, Everything.this.get())));
        }
    }

    static class Resource implements AutoCloseable {
        @Override
        public void close() {}
    }
}
