package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class SameStageTwice {
    @Async
    Coroutine<Object> box() throws Throwable {
        CompletableFuture<Integer> s = stage(4);
        return value(await(s) + await(s) + await(leaf(1)) + await(s));
    }
}
