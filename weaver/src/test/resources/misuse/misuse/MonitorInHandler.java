package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import weft.Coroutine;
import weft.annotations.Async;

/** Await in the catch of a try inside a synchronized block. */
class MonitorInHandler {
    @Async Coroutine<Integer> f() {
        synchronized (this) {
            try {
                hashCode();
            } catch (RuntimeException e) {
                await(leaf(1));
            } finally {
                toString();
            }
        }
        return value(await(leaf(3)));
    }
}
