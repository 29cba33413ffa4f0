package shop;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import weft.Coroutine;
import weft.annotations.Async;

interface Checked {
    @Async
    default Coroutine<Boolean> check(int number) {
        int limit = await(Later.of(1000));
        if (number > limit) {
            return value(false);
        }
        return value(true);
    }
}
