package weft.samples.linkcheck;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.withTimeout;

import java.util.List;
import weft.AsyncCallable;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** Runs what it is given one after the other, in the order in which it comes. */
final class OneByOne<T> {
    private Task<T> last;

    /** Runs a block when those before it have ended, whichever way. Throws what the block throws. */
    @Async
    Coroutine<T> run(AsyncCallable<T> block) {
        Task<T> own = createTask(after(last, block));
        last = own;
        return value(await(own));
    }

    @Async
    private static <T> Coroutine<T> after(Task<T> before, AsyncCallable<T> block) {
        if (before != null) await(waitAll(List.of(before)));
        return withTimeout(null, block); // without a limit: it calls the block
    }
}
