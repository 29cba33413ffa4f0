package mistakes;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import java.util.concurrent.CompletableFuture;
import weft.AsyncCallable;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** {@code return null} where an awaitable is returned. */
class NullReturn {
    @Async Coroutine<String> find(int id) {
        if (id == 0) return null;
        return value("" + await(leaf(id)));
    }

    @Async Coroutine<String> either(int id) {
        return id == 0 ? null : find(id);
    }

    @Async Coroutine<String> guarded(int id) {
        try {
            await(leaf(id));
            return null;
        } finally {
            hashCode();
        }
    }

    @Async CompletableFuture<String> stage() {
        await(leaf(1));
        return null;
    }

    @Async Task<String> task() {
        await(leaf(1));
        return null;
    }

    AsyncCallable<String> lambda() {
        return () -> {
            await(leaf(1));
            return null;
        };
    }

    @Async void nothing() {
        await(leaf(1));
    }

    @Async Coroutine<String> variable() {
        Coroutine<String> none = null;
        if (await(leaf(1)) == 1) none = find(1);
        return none;
    }

    Coroutine<String> plain() {
        return null;
    }
}
