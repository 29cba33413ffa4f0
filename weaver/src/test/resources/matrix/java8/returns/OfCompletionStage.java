package java8.returns;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class OfCompletionStage {

    @Async
    CompletionStage<Integer> f(int x) {
        await(leaf(x));
        if (x > 2) return completedFuture(x);
        return f(x + 1);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(0)));
    }
}
