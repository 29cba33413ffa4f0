package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import weft.Coroutine;

/** Await outside an {@code @Async} method. */
class OutsideAsync {
    Coroutine<Integer> f() {
        int x = 1;
        return value(await(leaf(x)));
    }
}
