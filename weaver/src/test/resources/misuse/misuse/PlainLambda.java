package misuse;

import static weft.Asyncio.await;
import static weft.weaver.probe.Leaf.leaf;

import java.util.function.Supplier;

/** Await in a lambda that returns a plain value. */
class PlainLambda {
    Supplier<Integer> s = () -> await(leaf(1));
}
