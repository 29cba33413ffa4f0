package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import weft.Coroutine;
import weft.annotations.Async;

/** As AspectJ writes an advised method, apart from the closure and the advice. */
class Advised {
    @Async
    Coroutine<Integer> price() {
        return price_aroundBody0(this);
    }

    private static final Coroutine<Integer> price_aroundBody0(Advised ajc$this) {
        return value(await(leaf(1)));
    }
}
