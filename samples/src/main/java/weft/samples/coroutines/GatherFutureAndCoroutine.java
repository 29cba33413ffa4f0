package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.run;
import static weft.Asyncio.value;

import java.time.Duration;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.annotations.Async;

/** "Awaitables", "Futures": what a function gives out as a future, and a coroutine, awaited together. */
public final class GatherFutureAndCoroutine {
    private GatherFutureAndCoroutine() {}

    static Future<String> functionThatReturnsAFuture() {
        EventLoop loop = EventLoop.running();
        Future<String> future = loop.createFuture();
        loop.callLater(Duration.ofSeconds(1), () -> future.setResult("from the future"));
        return future;
    }

    @Async
    static Coroutine<String> someCoroutine() {
        return value("from the coroutine");
    }

    @Async
    static Coroutine<Void> main() {
        await(functionThatReturnsAFuture()); // this is valid
        System.out.println(await(gather(functionThatReturnsAFuture(), someCoroutine()))); // and this
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
