package many;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.function.IntSupplier;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

public class CNUMBER implements IntSupplier {
    private final int number = NUMBER;

    @Async
    private Coroutine<Integer> one(int more) {
        int first = await(Asyncio.sleep(Duration.ZERO, more));
        return value(first + number);
    }

    @Async
    private Coroutine<String> two(String name, long time) {
        String left = await(Asyncio.sleep(Duration.ZERO, name));
        String right = await(Asyncio.sleep(Duration.ZERO, left + time));
        return value(left + right);
    }

    @Async
    private Coroutine<Integer> three(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum += await(one(i));
        return value(sum);
    }

    @Async
    private Coroutine<Integer> four(int times) {
        try {
            return value(await(three(times)) + await(two("a", times)).length());
        } catch (IllegalStateException none) {
            return value(-1);
        }
    }

    @Override
    public int getAsInt() {
        return Asyncio.run(four(3));
    }
}
