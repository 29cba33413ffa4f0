package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ReturnOtherStage {

    @Async
    CompletableFuture<Integer> f(int x) {
        await(leaf("pre"));
        return stage(x);
    }

    @Async
    CompletionStage<Integer> g(int x) {
        try {
            return stage(x);
        } finally {
            log("fin" + await(leaf(2)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(1)) + await(g(2)));
    }
}
