package mistakes;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import java.time.Duration;
import java.util.List;
import weft.AsyncCallable;
import weft.Coroutine;
import weft.annotations.Async;

/** Calls of which the coroutine never runs. */
class ForgottenAwait {
    interface Store {
        Coroutine<Void> save(int x);
    }

    @Async static Coroutine<Void> send(int x) {
        await(leaf(x));
        return done();
    }

    @Async static Coroutine<Void> close() {
        return done();
    }

    @Async static Coroutine<Void> inAsync(List<Integer> xs) {
        send(1);
        sleep(Duration.ofMillis(1));
        xs.forEach(x -> send(x));
        xs.forEach(ForgottenAwait::send);
        Coroutine<Void> unread = send(2);
        Coroutine<Void> overwritten = send(3);
        overwritten = send(4);
        await(overwritten);
        for (int x : xs) {
            Coroutine<Void> inLoop = send(x);
        }
        int reused = xs.size();
        return done();
    }

    @Async static Coroutine<Integer> inFinally() {
        try {
            if (await(leaf(1)) == 0) return value(0);
            return value(await(leaf(2)));
        } finally {
            close();
        }
    }

    static void inPlainMethod(Store store, AsyncCallable<Void> block) throws Exception {
        store.save(
                1);
        block.call();
        Runnable later = () -> close();
        Runnable reference = ForgottenAwait::close;
        later.run();
        reference.run();
    }
}
