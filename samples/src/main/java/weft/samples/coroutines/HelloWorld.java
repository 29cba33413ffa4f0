package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.sleep;

import java.time.Duration;
import weft.Coroutine;
import weft.annotations.Async;

/** "Coroutines": prints hello, waits for a second, prints world. */
public final class HelloWorld {
    private HelloWorld() {}

    @Async
    static Coroutine<Void> main() {
        System.out.println("hello");
        await(sleep(Duration.ofSeconds(1)));
        System.out.println("world");
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
