package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.weaver.probe.Leaf.leaf;

import weft.Coroutine;
import weft.annotations.Async;

/** An {@code @Async} main method that returns something is a warning. */
class MainMethod {
    @Async static Coroutine<Void> main(String[] args) {
        await(leaf(1));
        return done();
    }
}
