package cart;

import static weft.Asyncio.await;

import java.util.concurrent.CompletableFuture;
import weft.annotations.Async;

public class Cart {
    private final int shipping = 1;

    @Async
    public CompletableFuture<Integer> add(CompletableFuture<Integer> price, int number) {
        int each = await(price);
        try {
            return CompletableFuture.completedFuture(each * number + await(shipping(price)));
        } finally {
            await(price);
        }
    }

    @Async
    private CompletableFuture<Integer> shipping(CompletableFuture<Integer> price) {
        return CompletableFuture.completedFuture(await(price) * 0 + shipping);
    }
}
