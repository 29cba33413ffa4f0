package misuse;

import static weft.Asyncio.await;
import static weft.weaver.probe.Leaf.leaf;

/** Await in a constructor. */
class InConstructor {
    InConstructor() {
        await(leaf(1));
    }
}
