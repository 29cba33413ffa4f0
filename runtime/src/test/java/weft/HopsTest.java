package weft;

import static weft.Asyncio.createTask;
import static weft.Asyncio.ensureFuture;
import static weft.Asyncio.gather;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.waitAny;
import static weft.Asyncio.waitFor;
import static weft.Asyncio.wrap;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How many iterations of the loop each operation takes; the numbers are CPython 3.13's. */
class HopsTest extends HopsTestCase {
    @Test
    void sleep0() {
        assertHops(2, () -> awaiting(yieldNow()).then((Void v) -> sleep(ms(-1))));
    }

    @Test
    void ensureFutureOfACoroutine() {
        assertHops(3, () -> ensureFuture(one()));
    }

    @Test
    void wrapOfADoneStage() {
        assertHops(2, () -> wrap(CompletableFuture.completedFuture(1)));
    }

    @Test
    void gatherOfTwo() {
        assertHops(4, () -> gather(one(), value(1)));
    }

    @Test
    void gatherOfGathers() {
        assertHops(5, () -> gather(gather(one()), gather(value(1))));
    }

    @Test
    void gatherOfDoneFutures() {
        Future<Integer> done = loop.createFuture();
        done.setResult(1);
        assertHops(0, () -> gather(done, done));
    }

    @Test
    void gatherThatFails() {
        assertHops(3, () -> ignoring(gather(one(), boom())));
    }

    @Test
    void gatherSettledOfTwo() {
        assertHops(4, () -> gatherSettled(one(), boom()));
    }

    @Test
    void gatherCancelledThroughItsAwaiter() {
        assertHops(6, () -> {
            Task<?> task = createTask(waitFor(gather(sleep(ms(9)), sleep(ms(9))), null));
            return awaiting(yieldNow()).then((Void v) -> yieldNow()).then((Void v) -> cancelled(task));
        });
    }

    @Test
    void shieldOfACoroutine() {
        assertHops(4, () -> shield(one()));
    }

    @Test
    void shieldOfACancelledTask() {
        assertHops(4, () -> {
            Task<Void> inner = createTask(sleep(ms(9)));
            Future<Void> outer = shield(inner);
            return awaiting(yieldNow()).then((Void v) -> {
                inner.cancel();
                return ignoring(outer);
            });
        });
    }

    @Test
    void waitAllOfTwo() {
        assertHops(4, () -> waitAll(List.of(createTask(one()), createTask(value(1)))));
    }

    @Test
    void waitAnyOfTwo() {
        assertHops(3, () -> waitAny(List.of(createTask(one()), createTask(value(1))), ms(5)));
    }

    @Test
    void waitAllOfADoneTask() {
        assertHops(4, () -> {
            Task<Integer> task = createTask(value(1));
            return awaiting(task).then((Integer one) -> waitAll(List.of(task)));
        });
    }

    @Test
    void waitForACoroutine() {
        assertHops(1, () -> waitFor(one(), ms(5)));
    }

    @Test
    void waitForATask() {
        assertHops(2, () -> waitFor(createTask(value(1)), ms(5)));
    }

    @Test
    void waitForNoTimeWithADoneFuture() {
        Future<Integer> done = loop.createFuture();
        done.setResult(1);
        assertHops(0, () -> waitFor(done, Duration.ZERO));
    }

    @Test
    void waitForNoTimeWithACoroutine() {
        assertHops(3, () -> ignoring(waitFor(one(), Duration.ZERO)));
    }

    @Test
    void waitForNoTimeWithATask() {
        assertHops(4, () -> {
            Task<Void> task = createTask(sleep(ms(9)));
            return awaiting(yieldNow()).then((Void v) -> ignoring(waitFor(task, Duration.ZERO)));
        });
    }

    @Test
    void waitForNoTimeWithATaskThatRefuses() {
        assertHops(4, () -> {
            Task<Integer> task = createTask(stubborn(5));
            return awaiting(yieldNow()).then((Void v) -> waitFor(task, ms(-1)));
        });
    }

    @Test
    void waitForThatIsCancelled() {
        assertHops(5, () -> {
            Task<?> task = createTask(waitFor(createTask(sleep(ms(9))), ms(5)));
            return awaiting(yieldNow()).then((Void v) -> yieldNow()).then((Void v) -> cancelled(task));
        });
    }
}
