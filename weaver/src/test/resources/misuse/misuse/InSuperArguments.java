package misuse;

import static weft.Asyncio.await;
import static weft.weaver.probe.Leaf.leaf;

/** Await in the arguments of super(...). */
class InSuperArguments extends Exception {
    InSuperArguments() {
        super(await(leaf("x")));
    }
}
