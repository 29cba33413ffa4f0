package mill;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import weft.Coroutine;
import weft.annotations.Async;

/** Has one method that suspends three times. */
public class Mill {
    @Async
    public Coroutine<Integer> weigh(int grams) {
        for (int i = 0; i < 3; i++) await(yieldNow());
        return value(grams);
    }
}
