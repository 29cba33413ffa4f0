package weft.agent;

import static weft.Asyncio.await;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import weft.annotations.Async;

/** What {@link SelfCheck} weaves and runs. Never used as it stands here: the agent has no runtime of its own. */
final class Probe implements IntSupplier {
    private final CompletableFuture<Integer> one = new CompletableFuture<>();

    @Async
    CompletableFuture<Integer> two() {
        int one = await(this.one);
        return CompletableFuture.completedFuture(one + 1);
    }

    @Override
    public int getAsInt() {
        CompletableFuture<Integer> two = two();
        one.complete(1);
        return two.getNow(0);
    }
}
