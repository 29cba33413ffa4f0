import static weft.Asyncio.await;
import static weft.Asyncio.yieldNow;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import weft.annotations.Async;

public interface Mill {
    @Async
    default CompletionStage<Integer> grind(int grams) {
        await(yieldNow());
        return CompletableFuture.completedFuture(grams);
    }

    class Stone extends CompletableFuture<Integer> implements Mill {
        @Async
        protected CompletionStage<Integer> turn(String name, long times) {
            await(yieldNow());
            return CompletableFuture.completedFuture(1);
        }
    }
}
