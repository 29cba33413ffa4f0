package weft.asyncio.acs;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import weft.Asyncio;
import weft.Awaitable;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Handle;
import weft.TimeoutError;
import weft.annotations.Async;
import weft.sync.Queue;

/** asyncio's as_completed, on Weft's public API. */
final class Completions {
    private final Queue<Future<Object>> done = new Queue<>();
    private final Set<Future<Object>> todo = new LinkedHashSet<>();
    private final Consumer<Future<Object>> completed = this::completed;
    private Handle timeout;
    private int left;

    Completions(Collection<Awaitable<Object>> awaitables, Duration limit) {
        for (Awaitable<Object> awaitable : new LinkedHashSet<>(awaitables)) todo.add(Asyncio.ensureFuture(awaitable));
        for (Future<Object> future : todo) future.addDoneCallback(completed);
        if (!todo.isEmpty() && limit != null) timeout = EventLoop.running().callLater(limit, this::expire);
        left = todo.size();
    }

    boolean hasNext() {
        return left > 0;
    }

    @Async
    Coroutine<Object> next() {
        left--;
        Future<Object> future = await(done.get());
        if (future == null) throw new TimeoutError("expired", null);
        return value(future.result());
    }

    private void expire() {
        for (Future<Object> future : todo) {
            future.removeDoneCallback(completed);
            done.putNowait(null);
        }
        todo.clear();
    }

    private void completed(Future<Object> future) {
        if (todo.isEmpty()) return;
        todo.remove(future);
        done.putNowait(future);
        if (todo.isEmpty() && timeout != null) timeout.cancel();
    }
}
