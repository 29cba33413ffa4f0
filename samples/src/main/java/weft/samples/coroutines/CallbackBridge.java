package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.waitFor;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Handle;
import weft.TimeoutError;
import weft.annotations.Async;

/** "Futures": a future makes an API of callbacks one that can be awaited, timeouts and all. */
public final class CallbackBridge {
    private CallbackBridge() {}

    /** Stands for a library that knows nothing of coroutines. */
    static Handle measure(String place, Consumer<Integer> onResult, Consumer<Exception> onError) {
        EventLoop loop = EventLoop.running();
        return switch (place) {
            case "cellar" -> loop.callLater(Duration.ofSeconds(1), () -> onResult.accept(12));
            case "roof" -> loop.callLater(Duration.ofSeconds(1), () -> onError.accept(new IOException("snowed in")));
            default -> loop.callLater(Duration.ofDays(1), () -> onResult.accept(0));
        };
    }

    /** The bridge. */
    static Future<Integer> temperature(String place) {
        Future<Integer> future = EventLoop.running().createFuture();
        Handle measurement = measure(place, future::setResult, future::setException);
        future.addDoneCallback(f -> {
            if (f.isCancelled()) measurement.cancel();
        });
        return future;
    }

    @Async
    static Coroutine<Void> main() {
        System.out.println("cellar: " + await(temperature("cellar")));
        try {
            System.out.println("roof: " + await(temperature("roof"), IOException.class));
        } catch (IOException e) {
            System.out.println("roof: " + e.getMessage());
        }
        try {
            System.out.println("moon: " + await(waitFor(temperature("moon"), Duration.ofSeconds(3))));
        } catch (TimeoutError e) {
            System.out.println("moon: " + e.getMessage());
        }
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
