package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import java.io.Serializable;
import weft.Coroutine;
import weft.annotations.Async;

/** A Serializable class without serialVersionUID is a warning. */
class WithoutSerialVersion implements Serializable {
    @Async Coroutine<Integer> f() {
        return value(await(leaf(1)));
    }
}
