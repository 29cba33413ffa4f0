package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.sleep;
import static weft.Asyncio.waitFor;

import java.time.Duration;
import weft.Coroutine;
import weft.TimeoutError;
import weft.annotations.Async;

/** "Timeouts", {@code wait_for}: what takes too long is cancelled. */
public final class Eternity {
    private Eternity() {}

    @Async
    static Coroutine<Void> eternity() {
        try {
            await(sleep(Duration.ofHours(1)));
            System.out.println("yay!");
        } finally {
            System.out.println("cleaning up");
        }
        return done();
    }

    @Async
    static Coroutine<Void> main() {
        try {
            await(waitFor(eternity(), Duration.ofSeconds(1)));
        } catch (TimeoutError e) {
            System.out.println("timeout!");
        }
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
