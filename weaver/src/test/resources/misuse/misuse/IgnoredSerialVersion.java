package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import java.util.ArrayList;
import weft.Coroutine;
import weft.annotations.Async;

class IgnoredSerialVersion extends ArrayList<String> {
    final long serialVersionUID = 1;

    @Async
    Coroutine<Integer> f() {
        return value(await(leaf(1)));
    }
}
