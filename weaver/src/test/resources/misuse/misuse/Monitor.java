package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import weft.Coroutine;
import weft.annotations.Async;

/** Await in a synchronized block. */
class Monitor {
    @Async Coroutine<Integer> f() {
        int x;
        synchronized (this) {
            x = await(leaf(1));
        }
        return value(x);
    }
}
