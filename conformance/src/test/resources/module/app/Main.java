package app;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

class Main {
    @Async
    private static Coroutine<String> greet(String word) {
        await(Asyncio.sleep(Duration.ZERO));
        int length = await(length(word));
        return value(word + " " + length);
    }

    @Async
    private static CompletableFuture<Integer> length(String word) {
        await(Asyncio.sleep(Duration.ZERO));
        return CompletableFuture.completedFuture(word.length());
    }

    public static void main(String[] args) {
        Coroutine<String> greeting = greet("hello");
        System.out.println(greeting.getClass().getModule() + " " + Coroutine.class.getModule());
        System.out.println(Asyncio.run(greeting));
    }
}
