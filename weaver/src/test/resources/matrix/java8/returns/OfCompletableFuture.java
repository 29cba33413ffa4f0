package java8.returns;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class OfCompletableFuture {

    @Async
    CompletableFuture<String> f(String s) {
        String t = await(leaf(s));
        return completedFuture(t + await(stage("x")));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f("a")) + await(f("b")));
    }
}
