package weft.sync;

import static weft.Asyncio.run;

import org.junit.jupiter.api.Test;

class LockTest {
    @Test
    void aFreeLockIsTaken() {
        run(new Lock().acquire());
    }
}
