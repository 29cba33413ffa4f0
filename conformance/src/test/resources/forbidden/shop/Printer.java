package shop;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.value;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import weft.Coroutine;
import weft.annotations.Async;

/** Calls what the test forbids, with leave and without. */
class Printer {
    @SuppressForbidden
    @Async
    Coroutine<Void> allowed(String text) {
        await(value(text));
        System.exit(1);
        return done();
    }

    @SuppressForbidden
    @Async
    CompletableFuture<String> allowedInLambda(String text) {
        Function<String, Coroutine<Integer>> exit = code -> {
            await(value(code));
            System.exit(2);
            return value(2);
        };
        await(exit.apply(text));
        return CompletableFuture.completedFuture(text);
    }

    @Async
    Coroutine<Void> forbidden(String text) {
        await(value(text));
        System.exit(3);
        return done();
    }

    void forbiddenPlain() {
        System.exit(4);
    }
}
