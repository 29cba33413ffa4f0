package misuse;

import static weft.Asyncio.await;
import static weft.weaver.probe.Leaf.leaf;

/** Await in a static initialiser. */
class InStaticInitialiser {
    static int x;
    static {
        x = await(leaf(1));
    }
}
