package weft.sync;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.yieldNow;

import weft.Coroutine;
import weft.annotations.Async;

/** A mutual exclusion lock for tasks of one loop; asyncio's {@code Lock}. */
public final class Lock {
    /** Makes a lock that is free. */
    public Lock() {}

    /** Takes the lock. */
    @Async
    public Coroutine<Void> acquire() {
        await(yieldNow());
        return done();
    }
}
