package weft;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.gather;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.runCoroutineThreadsafe;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.waitAny;
import static weft.Asyncio.waitFor;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.TestCoroutines.Script;

/**
 * Two loops on two threads, and what one awaits of the other. Rule F12 forbids it in asyncio; here the waiter goes on
 * in its own loop, and a cancel travels to the other one.
 */
@Timeout(60)
class CrossLoopTest {
    private static final int TIMES = 50;

    private final EventLoopGroup group = new EventLoopGroup(2, "loop");
    private final EventLoop here = group.loops().get(0);
    private final EventLoop there = group.loops().get(1);
    private final CountDownLatch suspended = new CountDownLatch(1);
    private final LinkedBlockingQueue<String> notes = new LinkedBlockingQueue<>();

    @AfterEach
    void shutDown() throws Exception {
        group.shutdown(Duration.ZERO).get(10, SECONDS);
    }

    /** Blocks this thread for a coroutine's result in a loop. */
    private static <T> T in(EventLoop loop, Supplier<? extends Awaitable<T>> main) {
        try {
            return runCoroutineThreadsafe(async(main), loop).get(10, SECONDS);
        } catch (ExecutionException failed) {
            throw Failure.<RuntimeException>sneaky(failed.getCause());
        } catch (CancellationException cancelled) {
            // From Java 23 on it is the cause of another one.
            throw cancelled.getCause() instanceof CancellationException original ? original : cancelled;
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Makes a task in a loop. */
    private static <T> Task<T> task(EventLoop loop, Coroutine<T> coroutine) {
        return in(loop, () -> value(loop.createTask(coroutine)));
    }

    /** A coroutine that awaits, and opens the latch when it has suspended. */
    private <T> Script<T> waiter(Awaitable<T> awaited) {
        return async(() -> {
            EventLoop.running().callSoon(suspended::countDown);
            return awaited;
        });
    }

    private void awaitSuspension() {
        await(suspended);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private String nextNote() throws InterruptedException {
        return notes.poll(10, SECONDS);
    }

    private static String place() {
        return Thread.currentThread().getName();
    }

    // ---- what a waiter gets, and where

    @RepeatedTest(TIMES)
    void theWaiterGoesOnInItsOwnLoopAndContext() {
        ContextVar<String> user = new ContextVar<>("user");
        Future<Integer> future = there.createFuture();
        Task<Integer> waiter = task(
                here,
                async(() -> {
                            user.set("me");
                            return waiter(future);
                        })
                        .peek(value -> notes.add(place() + " " + user.get() + " "
                                + Task.current().name())));
        awaitSuspension();
        there.callSoonThreadsafe(() -> {
            user.set("other");
            future.setResult(1);
        });
        assertThat(in(there, () -> waiter)).isEqualTo(1);
        assertThat(notes).containsExactly("loop-1 me " + waiter.name());
    }

    @RepeatedTest(TIMES)
    void aTaskThatIsJustEndingIsAwaited() {
        Task<Integer> awaited = task(there, sleep(Duration.ZERO, 7));
        assertThat(in(here, () -> awaited)).isEqualTo(7);
    }

    @RepeatedTest(TIMES)
    void itsExceptionIsTheSameObject() {
        RuntimeException boom = new RuntimeException("boom");
        Task<Integer> awaited = task(there, waiter(sleep(Duration.ZERO)).then((Void nothing) -> {
            throw boom;
        }));
        assertThatThrownBy(() -> in(here, () -> awaited)).isSameAs(boom);
        assertThatThrownBy(() -> in(here, () -> awaited)).isSameAs(boom);
    }

    @RepeatedTest(TIMES)
    void itsCancellationComesToTheWaiterToo() {
        Future<Integer> future = there.createFuture();
        Task<Integer> awaited = task(there, awaiting(future));
        Task<Integer> waiter = task(here, waiter(awaited));
        awaitSuspension();
        awaited.cancel(true);
        assertThatThrownBy(() -> in(there, () -> waiter)).isInstanceOf(CancellationException.class);
        assertThat(waiter.isCancelled()).isTrue();
        assertThat(awaited.isCancelled()).isTrue();
        assertThat(future.isCancelled()).isTrue();
    }

    @Test
    void whatIsDoneIsAwaitedWithoutASuspension() {
        Future<Integer> done = there.createFuture();
        done.setResult(1);
        Future<Integer> failed = there.createFuture();
        RuntimeException boom = new RuntimeException("boom");
        failed.setException(boom);
        Future<Integer> cancelled = there.createFuture();
        cancelled.cancel("no more");
        Object seen = in(here, () -> {
            here.callSoon(() -> notes.add("the next iteration"));
            return awaiting(done)
                    .peek(value -> notes.add("got " + value))
                    .then((Integer value) -> failed)
                    .caught(RuntimeException.class, thrown -> {
                        notes.add("caught " + (thrown == boom));
                        return value(0);
                    })
                    .then((Integer value) -> cancelled)
                    .caught(CancelledError.class, thrown -> value(notes.add(thrown.getMessage()) ? 1 : 0));
        });
        assertThat(seen).isEqualTo(1);
        assertThat(notes).startsWith("got 1", "caught true", "no more");
    }

    // ---- cancelling the waiter

    @RepeatedTest(TIMES)
    void aCancelEndsAFuture() {
        Future<Integer> future = there.createFuture();
        Task<Integer> waiter = task(here, waiter(future));
        awaitSuspension();
        here.callSoonThreadsafe(() -> waiter.cancel("enough"));
        assertThatThrownBy(() -> in(there, () -> future))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
        assertThatThrownBy(() -> in(here, () -> waiter)).isInstanceOf(CancellationException.class);
    }

    @RepeatedTest(TIMES)
    void aCancelRunsTheTaskInItsOwnLoop() {
        Task<Integer> awaited =
                task(there, awaiting(there.<Integer>createFuture()).caught(CancelledError.class, error -> {
                    notes.add(error.getMessage() + " in " + place());
                    throw error;
                }));
        Task<Integer> waiter = task(here, waiter(awaited));
        awaitSuspension();
        here.callSoonThreadsafe(() -> waiter.cancel("enough"));
        assertThatThrownBy(() -> in(here, () -> waiter)).isInstanceOf(CancellationException.class);
        assertThat(notes).containsExactly("enough in loop-2");
    }

    /** As within one loop: what the task makes of the cancel is what its waiter gets. */
    @RepeatedTest(TIMES)
    void aTaskThatSwallowsItSavesItsWaiter() {
        Task<Integer> awaited = task(
                there, awaiting(there.<Integer>createFuture()).caught(CancelledError.class, error -> sleep(ms(1), 5)));
        Task<Integer> waiter = task(here, waiter(awaited));
        awaitSuspension();
        assertThat(waiter.cancel(true)).isTrue();
        assertThat(in(here, () -> waiter)).isEqualTo(5);
    }

    /** The request arrives when the task has ended, and comes back: the waiter must not go on for ever. */
    @RepeatedTest(TIMES)
    void aCancelThatComesTooLateIsThrownHere() {
        Future<Integer> gate = there.createFuture();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch posted = new CountDownLatch(1);
        Task<Integer> awaited = task(there, awaiting(gate).peek(value -> {
            busy.countDown();
            await(posted);
        }));
        Task<Integer> waiter = task(here, waiter(awaited).then(value -> sleep(Duration.ofHours(1), value)));
        awaitSuspension();
        gate.setResult(1);
        await(busy);
        here.callSoonThreadsafe(() -> {
            waiter.cancel("enough");
            posted.countDown();
        });
        assertThatThrownBy(() -> in(here, () -> waiter)).isInstanceOf(CancellationException.class);
        assertThat(awaited.result()).isEqualTo(1);
    }

    /** What goes through a task of another loop is that loop's business. */
    @Test
    void aCancelLeavesTheMarksOfOtherLoops() {
        Task<Integer> awaited = task(there, awaiting(there.createFuture()));
        awaited.details().cancelGoesTo = awaited;
        Task<Integer> waiter = task(here, waiter(awaited));
        awaitSuspension();
        in(here, () -> value(waiter.cancel("enough")));
        assertThat(in(there, () -> value(awaited.isBeingCancelled()))).isTrue();
        awaited.details().cancelGoesTo = null;
    }

    /** Rule C8 for two loops: a request that goes round for ever would keep both of them busy. */
    @Test
    void aCancelGoesRoundACycleOnce() {
        Future<Task<Integer>> ring = here.createFuture();
        Task<Integer> inner = task(here, awaiting(ring).then((Task<Integer> next) -> waiter(next)));
        Task<Integer> first = task(here, waiter(inner));
        Task<Integer> second = task(there, awaiting(first));
        ring.setResult(second);
        awaitSuspension();
        in(here, () -> value(first.cancel("enough")));
        for (int i = 0; i < 20; i++) for (EventLoop loop : group.loops()) in(loop, () -> sleep(Duration.ZERO));
        for (Task<?> task : List.of(first, inner, second)) {
            assertThatThrownBy(() -> in(here, () -> task)).isInstanceOf(CancellationException.class);
            assertThat(task.cancelling()).isEqualTo(1);
        }
    }

    /** Its loop may never run again. */
    @Test
    void aCancelDoesNotWaitForALoopThatDoesNotRun() throws Exception {
        EventLoop resting = EventLoop.create();
        Task<Integer> never = resting.createTask(value(1));
        Task<Integer> waiter = task(here, waiter(never));
        awaitSuspension();
        in(here, () -> value(waiter.cancel("enough")));
        assertThatThrownBy(() -> in(here, () -> waiter)).isInstanceOf(CancellationException.class);
        assertThat(never.isDone()).isFalse();
        resting.callLater(Duration.ofMillis(1), resting::stop);
        resting.runForever();
        assertThat(never.isDone()).isTrue();
        resting.close();
    }

    // ---- a loop that is closed

    private EventLoop closedLoop() {
        EventLoop closed = EventLoop.create();
        closed.setExceptionHandler((where, context) -> notes.add(context.message()));
        return closed;
    }

    @Test
    void aTaskThatWasPendingWhenItsLoopWasClosed() {
        EventLoop closed = closedLoop();
        Task<Integer> lost = closed.createTask(value(1));
        Task<Integer> done = closed.createTask(value(2));
        closed.runUntilComplete(done);
        Task<Integer> late = closed.createTask(value(3));
        closed.close();
        assertThat(in(here, () -> lost)).isEqualTo(1);
        assertThat(in(here, () -> done)).isEqualTo(2);
        assertThatThrownBy(() -> in(here, () -> late))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the event loop was closed before Task-");
    }

    @Test
    void aFutureOfAClosedLoopCanStillBeCompleted() {
        EventLoop closed = closedLoop();
        Future<Integer> future = closed.createFuture();
        closed.close();
        Task<Integer> waiter = task(here, waiter(future));
        awaitSuspension();
        future.setResult(1);
        assertThat(in(here, () -> waiter)).isEqualTo(1);
    }

    /** The request lies in the inbox of a loop that will never look into it. */
    @Test
    void aCancelThatALoopDropsComesBack() {
        EventLoop stopped = closedLoop();
        Task<Integer> awaited = stopped.createTask(awaiting(stopped.createFuture()));
        Task<Integer> waiter = task(here, waiter(awaited));
        awaitSuspension();
        in(here, () -> value(waiter.cancel("enough")));
        stopped.close();
        assertThatThrownBy(() -> in(here, () -> waiter)).isInstanceOf(CancellationException.class);
    }

    // ---- functions that take several

    @RepeatedTest(TIMES)
    void waitAnyAndWaitAllSeeTheTasksOfOtherLoops() {
        Future<Integer> gate = there.createFuture();
        Task<Integer> first = task(there, sleep(Duration.ZERO, 1));
        Task<Integer> second = task(there, awaiting(gate));
        WaitResult<Integer> any = in(here, () -> waitAny(List.of(second, first)));
        assertThat(any.done()).containsExactly(first);
        assertThat(any.pending()).containsExactly(second);
        gate.setResult(2);
        assertThat(in(here, () -> waitAll(List.of(first, second))).done()).containsExactly(first, second);
    }

    @RepeatedTest(TIMES)
    void asCompletedGivesThemInTheOrderOfTheirEnds() {
        List<Future<Integer>> futures = List.of(there.createFuture(), there.createFuture());
        Task<String> order = task(here, async(() -> {
            AsCompleted<Integer> ends = Asyncio.asCompleted(futures);
            here.callSoon(suspended::countDown);
            return awaiting(ends.next())
                    .then((Future<Integer> first) -> awaiting(ends.next())
                            .then((Future<Integer> second) -> value(first.result() + " " + second.result())));
        }));
        awaitSuspension();
        there.callSoonThreadsafe(() -> futures.get(1).setResult(1));
        there.callSoonThreadsafe(() -> futures.get(0).setResult(2));
        assertThat(in(here, () -> order)).isEqualTo("1 2");
    }

    @RepeatedTest(TIMES)
    void waitForCancelsTheTaskOfAnotherLoop() throws Exception {
        Task<Integer> endless =
                task(there, awaiting(there.<Integer>createFuture()).lastly((Runnable)
                        () -> notes.add("ended in " + place())));
        assertThatThrownBy(() -> in(here, () -> waitFor(endless, ms(1)))).isInstanceOf(TimeoutError.class);
        assertThat(nextNote()).isEqualTo("ended in loop-2");
        assertThat(endless.isCancelled()).isTrue();
    }

    @RepeatedTest(TIMES)
    void shieldKeepsTheCancelFromTheTaskOfAnotherLoop() {
        Future<Integer> gate = there.createFuture();
        Task<Integer> inner = task(there, awaiting(gate));
        Task<Integer> waiter = task(here, async(() -> waiter(shield(inner))));
        awaitSuspension();
        waiter.cancel(true);
        assertThatThrownBy(() -> in(here, () -> waiter)).isInstanceOf(CancellationException.class);
        assertThat(inner.isDone()).isFalse();
        gate.setResult(1);
        assertThat(in(here, () -> inner)).isEqualTo(1);
    }

    @RepeatedTest(TIMES)
    void shieldPassesTheResultOn() {
        Task<Integer> inner = task(there, sleep(Duration.ZERO, 1));
        assertThat(in(here, () -> shield(inner))).isEqualTo(1);
    }

    @Test
    void gatherTakesCoroutinesThatAwaitThem() {
        Task<Integer> one = task(there, sleep(Duration.ZERO, 1));
        Task<Integer> two = task(there, sleep(Duration.ZERO, 2));
        assertThat(in(here, () -> gather(awaiting(one), awaiting(two)))).containsExactly(1, 2);
        Future<Integer> pending = there.createFuture();
        assertThatThrownBy(() -> in(here, () -> gather(pending)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("await it in a coroutine, and gather that");
    }

    /** What a gather notes of a cancel is its loop's: the children end there in the same moment. */
    @RepeatedTest(TIMES)
    void aGatherIsCancelledFromAnotherThread() {
        Future<List<Outcome<Integer>>> all = in(here, () -> {
            Future<List<Outcome<Integer>>> gathered =
                    gatherSettled(List.of(here.<Integer>createFuture(), here.<Integer>createFuture()));
            return value(gathered);
        });
        assertThat(all.cancel()).isTrue();
        assertThatThrownBy(() -> in(here, () -> all)).isInstanceOf(CancellationException.class);
    }

    // ---- any thread

    @RepeatedTest(TIMES)
    void anyThreadCompletesFailsAndCancels() {
        Future<Integer> completed = here.createFuture();
        Future<Integer> failed = here.createFuture();
        Future<Integer> cancelled = here.createFuture();
        Task<Integer> waiter = task(
                here,
                waiter(completed)
                        .then((Integer value) -> failed)
                        .caught(IllegalStateException.class, error -> cancelled)
                        .caught(CancelledError.class, error -> value(3)));
        awaitSuspension();
        completed.setResult(1);
        failed.setException(new IllegalStateException("boom"));
        cancelled.cancel();
        assertThat(in(there, () -> waiter)).isEqualTo(3);
        assertThat(failed.exception()).hasMessage("boom");
    }

    @RepeatedTest(TIMES)
    void aCallbackRunsInTheLoopWhereItWasAdded() throws Exception {
        Future<Integer> future = here.createFuture();
        in(there, () -> {
            future.addDoneCallback(done -> notes.add("there " + place()));
            return value(0);
        });
        future.addDoneCallback(done -> notes.add("nowhere " + place()));
        in(here, () -> {
            future.addDoneCallback(done -> notes.add("here " + place()));
            return value(0);
        });
        future.setResult(1);
        assertThat(List.of(nextNote(), nextNote(), nextNote()))
                .containsExactlyInAnyOrder("there loop-2", "nowhere loop-1", "here loop-1");
    }

    @RepeatedTest(TIMES)
    void aCallbackIsTakenBackOnAnyThread() {
        Future<Integer> future = here.createFuture();
        Consumer<Future<Integer>> unwanted = done -> notes.add("unwanted");
        for (EventLoop loop : group.loops()) {
            in(loop, () -> {
                future.addDoneCallback(unwanted);
                future.addDoneCallback(done -> notes.add("wanted"));
                return value(0);
            });
        }
        future.addDoneCallback(unwanted);
        assertThat(future.removeDoneCallback(unwanted)).isEqualTo(3);
        assertThat(future.removeDoneCallback(unwanted)).isZero();
        future.setResult(1);
        for (EventLoop loop : group.loops()) in(loop, () -> sleep(Duration.ZERO));
        assertThat(notes).containsExactly("wanted", "wanted");
    }

    /** Many futures, each completed while the two loops wait for it in turns. */
    @RepeatedTest(5)
    void pingPong() {
        int rounds = 2_000;
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) futures.add((i % 2 == 0 ? here : there).createFuture());
        List<CompletableFuture<Integer>> ends = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Future<Integer> next = futures.get(i + 1);
            ends.add(runCoroutineThreadsafe(
                    awaiting(futures.get(i)).peek(value -> next.setResult(value + 1)), i % 2 == 0 ? there : here));
        }
        futures.get(0).setResult(0);
        assertThat(in(here, () -> futures.get(rounds))).isEqualTo(rounds);
        assertThat(ends).allSatisfy(end -> assertThat(end.get(10, SECONDS)).isNotNull());
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }
}
