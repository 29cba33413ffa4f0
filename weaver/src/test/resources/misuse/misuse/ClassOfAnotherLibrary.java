package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import weft.Coroutine;

/** An annotation for all methods of a class, as EJB's. */
@ClassOfAnotherLibrary.Asynchronous class ClassOfAnotherLibrary {
    @interface Asynchronous {}

    Coroutine<Integer> f() {
        return value(await(leaf(1)));
    }

    @weft.annotations.Async Coroutine<Integer> g() {
        return value(await(leaf(1)));
    }
}
