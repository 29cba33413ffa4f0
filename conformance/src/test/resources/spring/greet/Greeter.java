package greet;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

public class Greeter {
    private final String greeting;

    public Greeter(String greeting) {
        this.greeting = greeting;
    }

    @Async
    public Coroutine<String> greet(String name) {
        String own = greeting;
        await(Asyncio.sleep(Duration.ZERO));
        return value(own + " " + await(decorated(name)));
    }

    @Async
    protected Coroutine<String> decorated(String name) {
        return value(await(Asyncio.sleep(Duration.ZERO, "<" + name + ">")) + await(secret()));
    }

    @Async
    private Coroutine<String> secret() {
        await(Asyncio.sleep(Duration.ZERO));
        return value(greeting.substring(0, 1));
    }

    @Async
    CompletableFuture<Integer> length() {
        int length = greeting.length();
        await(Asyncio.sleep(Duration.ZERO));
        return CompletableFuture.completedFuture(length);
    }

    @Async
    public void fire(StringBuilder out) {
        await(Asyncio.sleep(Duration.ZERO));
        out.append(greeting).append(" fired");
    }
}
