package misuse;

import static weft.Asyncio.await;
import static weft.weaver.probe.Leaf.leaf;
import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.concurrent.Future;
import weft.Coroutine;
import weft.annotations.Async;

/** {@code @Async} on a method with another return type. */
class ReturnTypes {
    @Async int f() {
        return await(leaf(1));
    }
    @Async Future<Integer> g() {
        return completedFuture(1);
    }
    @Async Coroutine<Integer>[] h() {
        return null;
    }
}
