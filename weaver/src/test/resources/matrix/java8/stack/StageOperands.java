package java8.stack;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StageOperands {
    @Async
    Coroutine<Object> box() throws Throwable {
        return value(
                await(stage(1)) + await(stage(2L)) * await(leaf(3)) + await(stage("s")) + await(completedFuture('c')));
    }
}
