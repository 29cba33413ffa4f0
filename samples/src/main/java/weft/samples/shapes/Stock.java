package weft.samples.shapes;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import weft.Coroutine;
import weft.annotations.Async;

/** An interface with async methods: abstract, default, static and private. */
interface Stock {
    /** Abstract methods need no annotation: there is nothing to weave. */
    Coroutine<Integer> count(String item);

    @Async
    default Coroutine<Boolean> has(String item, int wanted) {
        return value(await(checked(item)) >= wanted);
    }

    @Async
    private Coroutine<Integer> checked(String item) {
        int count = await(count(item));
        return value(Math.max(await(lowest()), count));
    }

    @Async
    static Coroutine<Integer> lowest() {
        await(yieldNow());
        return value(0);
    }
}
