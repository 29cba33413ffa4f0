package misuse;

import static weft.Asyncio.await;
import static weft.weaver.probe.Leaf.leaf;

/** Await in the initialiser of an interface's field. */
interface InInterfaceInitialiser {
    int X = await(leaf(1));
}
