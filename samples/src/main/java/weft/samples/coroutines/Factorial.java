package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.run;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;

import java.time.Duration;
import weft.Coroutine;
import weft.annotations.Async;

/** "Running Tasks Concurrently": {@code gather} of three coroutines. */
public final class Factorial {
    private Factorial() {}

    @Async
    static Coroutine<Integer> factorial(String name, int number) {
        int f = 1;
        for (int i = 2; i <= number; i++) {
            System.out.printf("Task %s: Compute factorial(%d), currently i=%d...%n", name, number, i);
            await(sleep(Duration.ofSeconds(1)));
            f *= i;
        }
        System.out.printf("Task %s: factorial(%d) = %d%n", name, number, f);
        return value(f);
    }

    @Async
    static Coroutine<Void> main() {
        System.out.println(await(gather(factorial("A", 2), factorial("B", 3), factorial("C", 4))));
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
