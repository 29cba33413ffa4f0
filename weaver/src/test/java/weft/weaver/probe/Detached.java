package weft.weaver.probe;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static weft.Asyncio.await;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import weft.Coroutine;
import weft.annotations.Async;

/** Runs a coroutine behind a stage, without a loop. Itself woven. */
final class Detached {
    private Detached() {}

    static Object run(Callable<Object> box) throws Exception {
        CompletableFuture<Object> result = start(box);
        Pending.drain();
        if (!result.isDone()) throw new IllegalStateException("nothing is left to do, and the program has not ended");
        try {
            return result.get();
        } catch (ExecutionException failed) {
            throw Detached.<RuntimeException>sneaky(failed.getCause());
        }
    }

    @Async
    @SuppressWarnings("unchecked")
    private static CompletableFuture<Object> start(Callable<Object> box) throws Exception {
        return completedFuture(await((Coroutine<Object>) box.call()));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable exception) throws E {
        throw (E) exception;
    }
}
