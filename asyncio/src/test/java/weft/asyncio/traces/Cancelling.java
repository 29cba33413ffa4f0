package weft.asyncio.traces;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.waitFor;
import static weft.Asyncio.withTimeout;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Task;
import weft.annotations.Async;

/** What a cancel throws, and what comes of it. */
final class Cancelling {
    private Cancelling() {}

    @Async
    static Coroutine<?> aTask() {
        Task<Void> task = createTask(waits());
        await(yieldNow());
        task.cancel("enough");
        return value(await(task));
    }

    @Async
    private static Coroutine<Void> waits() {
        await(Shop.slow().forever());
        return done();
    }

    @Async
    static Coroutine<?> aTaskThatAwaitsAFuture() {
        Task<Object> task = createTask(catches());
        await(yieldNow());
        task.cancel();
        return value(await(task));
    }

    @Async
    private static Coroutine<Object> catches() {
        try {
            return value(await(EventLoop.running().createFuture()));
        } catch (CancelledError cancelled) {
            return value(cancelled);
        }
    }

    @Async
    static Coroutine<?> aTaskThatHasNotStarted() {
        Task<Void> task = createTask(waits());
        task.cancel();
        return value(await(task));
    }

    @Async
    static Coroutine<?> byATimeout() {
        return value(await(waitFor(waits(), Duration.ofSeconds(1))));
    }

    @Async
    static Coroutine<?> byATimeoutAroundABlock() {
        return value(await(withTimeout(Duration.ofSeconds(1), () -> {
            await(waits());
            return done();
        })));
    }

    @Async
    static Coroutine<?> byTheUsersOwnError() {
        await(yieldNow());
        throw new CancelledError("mine");
    }
}
