package java11.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class CompletedStage {

    @Async
    CompletionStage<Integer> f(int x) {
        return CompletableFuture.completedStage(await(leaf(x)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(0)));
    }
}
