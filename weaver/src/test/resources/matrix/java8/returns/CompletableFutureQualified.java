package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class CompletableFutureQualified {

    @Async
    CompletableFuture<Long> f(long s) {
        return CompletableFuture.completedFuture(await(leaf(s)) + 1);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(3L)));
    }
}
