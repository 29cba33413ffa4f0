import static weft.Asyncio.await;
import static weft.Asyncio.value;

import lombok.Synchronized;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

class Locked {
    @Async
    @Synchronized
    Coroutine<Void> locked() {
        return value(await(Asyncio.yieldNow()));
    }
}
