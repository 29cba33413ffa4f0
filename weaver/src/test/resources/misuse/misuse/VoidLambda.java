package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.weaver.probe.Leaf.leaf;

import java.util.List;
import weft.Coroutine;
import weft.annotations.Async;

/** Await in a lambda that returns nothing. */
class VoidLambda {
    @Async Coroutine<Void> f(List<Integer> xs) {
        xs.forEach(x -> {
            await(leaf(x));
        });
        return done();
    }
}
