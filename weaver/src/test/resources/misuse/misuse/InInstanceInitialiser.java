package misuse;

import static weft.Asyncio.await;
import static weft.weaver.probe.Leaf.leaf;

/** Await in an instance initialiser. */
class InInstanceInitialiser {
    int x = 1;
    int y = await(leaf(x));
}
