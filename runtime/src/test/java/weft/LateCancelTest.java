package weft;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.runCoroutineThreadsafe;
import static weft.Asyncio.timeout;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.TestCoroutines.Script;

/**
 * A cancel that comes to another loop when what is awaited there has ended: it takes effect at that await, or nowhere.
 */
@Timeout(60)
class LateCancelTest {
    private final EventLoopGroup group = new EventLoopGroup(2, "late");
    private final EventLoop here = group.loops().get(0);
    private final EventLoop there = group.loops().get(1);
    private final CountDownLatch suspended = new CountDownLatch(1);
    private final CountDownLatch requested = new CountDownLatch(1);
    private final Future<String> price = there.createFuture();
    private Task<String> sells;

    @AfterEach
    void shutDown() throws Exception {
        group.shutdown(Duration.ZERO).get(10, SECONDS);
    }

    private static <T> T in(EventLoop loop, Supplier<? extends Awaitable<T>> main) throws Exception {
        return runCoroutineThreadsafe(async(main), loop).get(10, SECONDS);
    }

    private static <T> Task<T> task(EventLoop loop, Coroutine<T> coroutine) throws Exception {
        return in(loop, () -> value(loop.createTask(coroutine)));
    }

    /** Lets a task get to its await. */
    private static void settle(EventLoop loop) throws Exception {
        for (int i = 0; i < 5; i++) in(loop, () -> yieldNow());
    }

    /** The price is there, and its loop is blocked: what is posted to that loop comes after the end of the task. */
    private void sellButBlock() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        there.callSoonThreadsafe(() -> {
            price.setResult("12");
            blocked.countDown();
            awaitLatch(requested);
        });
        awaitLatch(blocked);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(10, SECONDS)) throw new AssertionError("it does not come");
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private String ending(Task<String> task) throws Exception {
        in(here, () -> waitAll(List.of(task)));
        return task.isCancelled() ? "cancelled" : task.result();
    }

    @Test
    void theTaskThatAwaitsItIsCancelled() throws Exception {
        sells = task(there, awaiting(price));
        Task<String> buys = task(here, awaiting(sells));
        settle(here);
        sellButBlock();
        assertThat(in(here, () -> value(buys.cancel()))).isTrue();
        requested.countDown();
        assertThat(ending(buys)).isEqualTo("cancelled");
    }

    @Test
    void withTasksInBetweenTheOneThatAwaitsItIsCancelled() throws Exception {
        sells = task(there, awaiting(price));
        Task<String> asks = task(here, awaiting(sells));
        Task<String> buys = task(here, awaiting(asks));
        settle(here);
        sellButBlock();
        assertThat(in(here, () -> value(buys.cancel()))).isTrue();
        requested.countDown();
        assertThat(ending(buys)).isEqualTo("cancelled");
        assertThat(asks.isCancelled()).isTrue();
    }

    @Test
    void theMessageArrivesAndTheCountIsRight() throws Exception {
        sells = task(there, awaiting(price));
        Task<String> buys =
                task(here, awaiting(sells).caught(CancelledError.class, error -> value(error.getMessage())));
        settle(here);
        sellButBlock();
        in(here, () -> value(buys.cancel("first") && buys.cancel("last")));
        requested.countDown();
        assertThat(ending(buys)).isEqualTo("last");
        assertThat(in(here, () -> value(buys.cancelling()))).isEqualTo(2);
    }

    @Test
    void aLimitEndsItsBlockAndNothingLater() throws Exception {
        sells = task(there, awaiting(price));
        weft.Timeout limit = in(here, () -> value(timeout(null)));
        Future<String> later = here.createFuture();
        Script<String> limited = awaiting(limit.run(() -> awaiting(sells)))
                .caught(TimeoutError.class, error -> value("no price"))
                .then((String got) -> awaiting(later).then((String end) -> value(got + ", " + end)));
        Task<String> buys = task(here, limited);
        settle(here);
        sellButBlock();
        in(here, () -> {
            limit.reschedule(Duration.ZERO);
            return yieldNow();
        });
        settle(here);
        assertThat(limit.isExpired()).isTrue();
        requested.countDown();
        in(there, () -> waitAll(List.of(sells)));
        settle(there);
        settle(here);
        later.setResult("went on");
        assertThat(ending(buys)).isEqualTo("no price, went on");
        assertThat(in(here, () -> value(buys.cancelling()))).isZero();
    }

    @Test
    void whatIsTakenBackOnTheWayIsVoid() throws Exception {
        sells = task(there, awaiting(price));
        Task<String> buys = task(here, awaiting(sells));
        settle(here);
        sellButBlock();
        assertThat(in(here, () -> value(buys.cancel() ? buys.uncancel() : -1))).isZero();
        requested.countDown();
        assertThat(ending(buys)).isEqualTo("12");
    }

    /** Its request is in the inbox of a loop that stops, and that may never run again. */
    @Test
    void theOtherLoopStops() throws Exception {
        EventLoop stopped = EventLoop.create();
        Future<String> never = stopped.createFuture();
        Task<String> slow = stopped.createTask(awaiting(never));
        CountDownLatch blocked = new CountDownLatch(1);
        stopped.callLater(Duration.ofMillis(1), () -> {
            blocked.countDown();
            awaitLatch(requested);
            stopped.stop();
        });
        CompletableFuture<Void> run = CompletableFuture.runAsync(stopped::runForever);
        awaitLatch(blocked);
        Task<String> waits = task(here, awaiting(slow));
        settle(here);
        assertThat(in(here, () -> value(waits.cancel()))).isTrue();
        requested.countDown();
        run.get(10, SECONDS);
        assertThat(ending(waits)).isEqualTo("cancelled");
        // When it runs again the cancel arrives.
        stopped.callSoon(() -> stopped.callSoon(() -> stopped.callSoon(stopped::stop)));
        stopped.runForever();
        assertThat(slow.isCancelled()).isTrue();
        stopped.close();
    }

    /** Whatever comes first: a cancel that was taken is seen once, and the cleanup behind it is not disturbed. */
    @RepeatedTest(200)
    void aCancelRacesTheEnd() throws Exception {
        sells = task(there, awaiting(price));
        Task<String> buys = task(
                here,
                awaiting(sells)
                        .caught(
                                CancelledError.class,
                                error -> async(
                                        () -> awaiting(bell()).then((String rung) -> value("cancelled, " + rung)))));
        settle(here);
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        here.callSoonThreadsafe(() -> taken.complete(buys.cancel()));
        there.callSoonThreadsafe(() -> price.trySucceed("12"));
        assertThat(ending(buys)).isEqualTo(taken.get(10, SECONDS) ? "cancelled, rung" : "12");
    }

    private Awaitable<String> bell() {
        Future<String> bell = here.createFuture();
        here.callSoon(() -> here.callSoon(() -> bell.setResult("rung")));
        return bell;
    }
}
