package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import weft.Coroutine;
import weft.annotations.Async;

/** {@code @Async} on a synchronized method. */
class SynchronizedMethod {
    @Async synchronized Coroutine<Integer> f() {
        return value(await(leaf(1)));
    }
}
