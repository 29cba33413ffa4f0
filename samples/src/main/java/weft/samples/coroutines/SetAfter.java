package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.sleep;

import java.time.Duration;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.annotations.Async;

/** "Futures", "Future Object": a task sets the result of a future that another one awaits. */
public final class SetAfter {
    private SetAfter() {}

    @Async
    static Coroutine<Void> setAfter(Future<String> future, Duration delay, String value) {
        await(sleep(delay));
        future.setResult(value);
        return done();
    }

    @Async
    static Coroutine<Void> main() {
        Future<String> future = EventLoop.running().createFuture();
        createTask(setAfter(future, Duration.ofSeconds(1), "... world"));
        System.out.println("hello ...");
        System.out.println(await(future));
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
