package shop;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

/** Final, so that only Mockito's inline mocks can mock it. */
public final class Prices {
    private int asked;

    @Async
    public Coroutine<Integer> price(String item) {
        asked++;
        await(Asyncio.sleep(Duration.ZERO));
        return value(item.length());
    }

    @Async
    public Coroutine<Integer> total(String... items) {
        int sum = 0;
        for (String item : items) sum += await(price(item));
        return value(sum + 1000 * asked);
    }

    @Async
    public CompletableFuture<String> stage() {
        await(Asyncio.createTask(price("x")));
        return CompletableFuture.completedFuture("real");
    }

    @Async
    public static Coroutine<Integer> tax(int sum) {
        await(Asyncio.sleep(Duration.ZERO));
        return value(sum / 5);
    }
}
