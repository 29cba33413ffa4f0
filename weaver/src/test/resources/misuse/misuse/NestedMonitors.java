package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import weft.Coroutine;
import weft.annotations.Async;

/** Each await in nested synchronized blocks, none after them. */
class NestedMonitors {
    @Async Coroutine<Integer> f(Object a, Object b) {
        synchronized (a) {
            synchronized (b) {
                await(leaf(1));
            }
            await(leaf(2));
        }
        return value(await(leaf(3)));
    }
}
