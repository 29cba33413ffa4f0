package java8.exceptions;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class CompletedFutureStates {
    @Async
    Coroutine<Object> box() throws Throwable {
        CompletableFuture<Integer> ready = completedFuture(1);
        CompletableFuture<Integer> failed = new CompletableFuture<>();
        failed.completeExceptionally(new IllegalStateException("f"));
        log(await(ready));
        try {
            await(failed);
        } catch (IllegalStateException e) {
            log(e);
        }
        log(await(ready.thenApply(x -> x + 1)));
        return value(await(leaf(1)));
    }
}
