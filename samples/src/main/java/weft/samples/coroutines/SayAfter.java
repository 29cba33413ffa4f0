package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.sleep;

import java.time.Duration;
import weft.Coroutine;
import weft.annotations.Async;

/** "Coroutines": awaiting one coroutine after the other takes as long as both, three seconds. */
public final class SayAfter {
    private SayAfter() {}

    @Async
    static Coroutine<Void> sayAfter(Duration delay, String what) {
        await(sleep(delay));
        System.out.println(what);
        return done();
    }

    @Async
    static Coroutine<Void> main() {
        Stopwatch watch = new Stopwatch();
        await(sayAfter(Duration.ofSeconds(1), "hello"));
        await(sayAfter(Duration.ofSeconds(2), "world"));
        System.out.println("finished after " + watch.seconds() + " s");
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
