package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.value;

import weft.Coroutine;
import weft.annotations.Async;

/** "Awaitables", "Coroutines": calling an async method makes a coroutine, and runs nothing of it. */
public final class CalledNotAwaited {
    private CalledNotAwaited() {}

    @Async
    static Coroutine<Integer> nested() {
        System.out.println("nested runs");
        return value(42);
    }

    @Async
    static Coroutine<Void> main() {
        System.out.println(nested());
        System.out.println("now it is awaited:");
        System.out.println(await(nested()));
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
