package weft.asyncio.traces;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.concurrent.Callable;
import weft.AsyncCallable;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

/** An exception crosses awaits. */
final class Crossing {
    private Crossing() {}

    @Async
    static Coroutine<?> afterASuspension() {
        return value(await(Shop.slow().buy("tea")));
    }

    @Async
    static Coroutine<?> beforeAnySuspension() {
        return value(await(Shop.fast().buy("tea")));
    }

    /** The outer methods were suspended once, the inner ones were not. */
    @Async
    static Coroutine<?> inALaterStep() {
        await(yieldNow());
        return value(await(Shop.fast().buy("tea")));
    }

    @Async
    static Coroutine<?> rethrown() {
        try {
            return value(await(afterASuspension()));
        } catch (IllegalStateException thrown) {
            await(yieldNow());
            throw thrown;
        }
    }

    @Async
    static Coroutine<?> throughFinally() {
        try {
            return value(await(rethrown()));
        } finally {
            await(sleep(Duration.ofMillis(1)));
        }
    }

    @Async
    static Coroutine<?> throughALambda() throws Exception {
        AsyncCallable<Integer> buys = () -> value(await(Shop.slow().buy("tea")));
        return value(await(buys.call()));
    }

    @Async
    static Coroutine<?> throughAPlainMethod() throws Exception {
        await(yieldNow());
        return value(call(() -> Integer.valueOf("no number")));
    }

    private static Object call(Callable<?> function) throws Exception {
        return function.call();
    }

    @Async
    static Coroutine<?> throughDefaultAndGenericMethods() {
        return value(await(new Boxes().open(Shop.slow())));
    }

    private interface Opens<T> {
        Coroutine<?> content(T from);

        @Async
        default Coroutine<?> open(T from) {
            return value(await(content(from)));
        }
    }

    private static final class Boxes implements Opens<Shop> {
        @Async
        @Override
        public Coroutine<?> content(Shop from) {
            return value(await(from.price("box")));
        }
    }

    @Async
    static Coroutine<?> recursionAfterASuspension() {
        return value(await(down(10_000, true)));
    }

    @Async
    static Coroutine<?> recursionBeforeAnySuspension() {
        return value(await(down(10_000, false)));
    }

    @Async
    static Coroutine<?> shortRecursion() {
        return value(await(down(3, true)));
    }

    @Async
    private static Coroutine<Integer> down(int levels, boolean suspends) {
        if (levels > 0) return value(1 + await(down(levels - 1, suspends)));
        if (suspends) await(yieldNow());
        throw new ArithmeticException("bottom");
    }

    /** The JVM itself leaves frames out. */
    @Async
    static Coroutine<?> recursionOfAPlainMethod() {
        return value(await(callsPlain()));
    }

    @Async
    private static Coroutine<Integer> callsPlain() {
        await(yieldNow());
        return value(plain(2000));
    }

    private static int plain(int levels) {
        if (levels == 0) throw new ArithmeticException("bottom");
        return 1 + plain(levels - 1);
    }

    @Async
    static Coroutine<?> throughWaitFor() {
        return value(await(Asyncio.waitFor(Shop.slow().buy("tea"), Duration.ofMinutes(1))));
    }

    @Async
    static Coroutine<?> throughATimeoutBeforeAnySuspension() {
        return value(await(
                Asyncio.withTimeout(Duration.ofMinutes(1), () -> Shop.fast().buy("tea"))));
    }

    @Async
    static Coroutine<?> misuse() {
        Coroutine<Void> once = done();
        Coroutine<Integer> price = Shop.slow().price("nothing");
        await(once);
        try {
            await(price);
        } catch (IllegalStateException ofTheShop) {
            await(price);
        }
        return done();
    }
}
