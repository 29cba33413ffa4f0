package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is lost in silence: what the exception handler is told of things that the program dropped. */
@Timeout(60)
class ReportsTest extends VirtualTimeTest {
    private final RuntimeException boom = new IllegalArgumentException("boom");

    // ---- exceptions that nobody has seen

    @Test
    void f9_aFailedTaskThatIsCollectedIsReported() {
        dropFailedTask("lost");
        collectUntil(() -> !reported.isEmpty());
        ExceptionContext context = reported.get(0);
        assertThat(context.message()).isEqualTo("Task exception was never retrieved (lost)");
        assertThat(context.exception()).isSameAs(boom);
    }

    @Test
    void f9_aFailedFutureThatIsCollectedIsReported() {
        loop.createFuture().setException(boom);
        collectUntil(() -> !reported.isEmpty());
        assertThat(reported.get(0).message()).isEqualTo("Future exception was never retrieved");
    }

    @Test
    void f9_aRunningLoopIsToldOnItsThread() {
        AtomicReference<Thread> told = new AtomicReference<>();
        loop.setExceptionHandler((where, context) -> told.set(Thread.currentThread()));
        loop.createFuture().setException(boom);
        run(() -> async(() -> {
            collectUntil(() -> {
                assertThat(told.get()).isNull(); // never inside a step
                return loop.scheduler.hasInbox();
            });
            return yieldNow();
        }));
        turn();
        assertThat(told.get()).isSameAs(Thread.currentThread());
    }

    @Test
    void f9_aFailedFutureThatIsKeptIsReportedWhenItsLoopIsClosed() {
        Future<Integer> kept = loop.createFuture();
        kept.setException(boom);
        assertThat(reported).isEmpty();
        loop.close();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).message()).isEqualTo("Future exception was never retrieved");
        assertThat(reported.get(0).future()).isSameAs(kept);
        assertThat(reported.get(0).exception()).isSameAs(boom);
    }

    @Test
    void f9_nothingIsReportedOfWhatSomebodyHasSeen() {
        Future<Integer> seen = loop.createFuture();
        seen.setException(boom);
        assertThat(seen.exception()).isSameAs(boom);
        Future<Integer> awaited = loop.createFuture();
        awaited.setException(boom);
        assertThatThrownBy(() -> run(() -> awaited)).isSameAs(boom);
        Future<Integer> cancelledLate = loop.createFuture();
        cancelledLate.setException(boom);
        cancelledLate.cancel();
        loop.createFuture().setResult(null);
        loop.createFuture().cancel();
        loop.createFuture();
        loop.close();
        assertThat(reported).isEmpty();
    }

    @Test
    void f9_aTaskThatFailsInARunnerIsReportedWhenTheRunnerEnds() {
        Runner runner = new Runner(() -> loop);
        runner.run(async(() -> {
            createTask(failing(1, boom));
            return sleep(ms(5));
        }));
        runner.close();
        assertThat(reported)
                .extracting(ExceptionContext::message)
                .containsExactly("Task exception was never retrieved");
        assertThat(reported.get(0).task()).isNotNull();
    }

    @Test
    void theStateTellsWhetherSomebodyHasSeenTheException() {
        Future<Integer> future = EventLoop.create(new VirtualClock()).createFuture();
        future.setException(boom);
        assertThat(future.isUnretrieved()).isTrue();
        assertThat(future.toString()).isEqualTo("<Future finished exception=" + boom + ">");
        assertThat(future.exception()).isSameAs(boom);
        assertThat(future.isUnretrieved()).isFalse();
    }

    @Test
    void f9_aThreadThatBlocksForAFutureIsAboutToSeeItsException() throws Exception {
        Future<Integer> future = loop.createFuture();
        Thread thread = new Thread(() -> assertThatThrownBy(future::get).hasCause(boom));
        thread.start();
        while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
        future.setException(boom);
        loop.close();
        thread.join();
        assertThat(reported).isEmpty();
    }

    @Test
    void theHandlerRunsInTheContextOfTheTask() {
        ContextVar<String> user = new ContextVar<>("user", "nobody");
        loop.setExceptionHandler((where, context) -> note(context.message() + ": " + user.get()));
        Task<?> task = loop.createTask(async(() -> {
            user.set("ann");
            throw boom;
        }));
        turn();
        loop.close();
        assertThat(task.isDone()).isTrue();
        assertThat(events).containsExactly("Task exception was never retrieved: ann");
        assertThat(user.get()).isEqualTo("nobody");
    }

    /** Another thread uses that context. */
    @Test
    void aReportOfAClosedLoopIsMadeInACopyOfTheContext() throws Exception {
        ContextVar<String> user = new ContextVar<>("user", "nobody");
        Context shared = new Context();
        shared.run(() -> {
            user.set("ann");
        });
        loop.setExceptionHandler((where, context) -> {
            note(user.get());
            user.set("the handler's");
        });
        loop.createTask(sleep(ms(10)), TaskOptions.DEFAULT.context(shared));
        Thread closes = new Thread(loop::close);
        shared.run(() -> {
            closes.start();
            closes.join();
            note(user.get());
            return null;
        });
        assertThat(events).containsExactly("ann", "ann");
    }

    /** Whoever comes first, the future fails once, and what is seen is not reported. */
    @Test
    void f9_failingAndLookingAtTheSameTime() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            Future<Integer> future = loop.createFuture();
            CyclicBarrier start = new CyclicBarrier(3);
            Thread[] failing = new Thread[2];
            for (int i = 0; i < failing.length; i++) {
                failing[i] = new Thread(() -> {
                    try {
                        start.await();
                        future.tryFail(new Failure(boom));
                    } catch (Exception exception) {
                        throw new AssertionError(exception);
                    }
                });
                failing[i].start();
            }
            start.await();
            while (!future.isDone()) Thread.onSpinWait();
            assertThat(future.exception()).isSameAs(boom);
            for (Thread thread : failing) thread.join();
        }
        loop.close();
        assertThat(reported).isEmpty();
    }

    // ---- closed loops

    @Test
    void aLoopThatIsClosedWithPendingTasksReportsThem() {
        Task<?> first = loop.createTask(sleep(ms(10)));
        Task<?> second = loop.createTask(sleep(ms(10)));
        loop.close();
        assertThat(reported)
                .extracting(ExceptionContext::message)
                .containsExactly("Task was destroyed but it is pending!", "Task was destroyed but it is pending!");
        assertThat(reported.get(0).task()).isSameAs(first);
        assertThat(reported.get(1).task()).isSameAs(second);
    }

    @Test
    void aReportThatIsQueuedWhenTheLoopIsClosedIsNotDropped() {
        loop.schedule(new ErrorReport(loop, new ExceptionContext("late", boom)));
        loop.close();
        assertThat(reported).extracting(ExceptionContext::message).containsExactly("late");
    }

    @Test
    void h5_aShieldedFutureOfAnotherLoopIsReportedOnThatLoopsThread() throws Exception {
        EventLoop other = EventLoop.create();
        AtomicReference<Thread> told = new AtomicReference<>();
        CountDownLatch reportedThere = new CountDownLatch(1);
        other.setExceptionHandler((where, context) -> {
            told.set(Thread.currentThread());
            reportedThere.countDown();
        });
        CountDownLatch runs = new CountDownLatch(1);
        other.callSoon(runs::countDown);
        Thread thread = new Thread(other::runForever);
        thread.start();
        runs.await();
        Future<Integer> inner = other.createFuture();
        run(() -> async(() -> {
            Future<Integer> outer = shield(inner);
            outer.cancel();
            return awaiting(yieldNow()).then((Void v) -> {
                inner.setException(boom);
                return awaiting(yieldNow()).then((Void w) -> yieldNow());
            });
        }));
        reportedThere.await();
        assertThat(told.get()).isSameAs(thread);
        other.stop();
        thread.join();
        other.close();
    }

    // ---- coroutines that were never awaited

    @Test
    void c1_aCoroutineThatIsNeverAwaitedIsReportedInDebugMode() {
        loop.setDebug(true);
        loop.callSoon(ReportsTest::forget);
        turn();
        collectUntil(() -> !reported.isEmpty());
        ExceptionContext context = reported.get(0);
        assertThat(context.message())
                .isEqualTo("coroutine 'Asyncio.sleep' was never awaited; write await(...) or createTask(...) around"
                        + " the call");
        assertThat(context.sourceTraceback().get(0).getMethodName()).isEqualTo("forget");
        assertThat(context.sourceTraceback()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void c1_orWhenTheLoopIsClosed() {
        loop.setDebug(true);
        Coroutine<?>[] kept = new Coroutine<?>[1];
        loop.callSoon(() -> kept[0] = sleep(ms(1)));
        turn();
        loop.close();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).message()).startsWith("coroutine 'Asyncio.sleep' was never awaited");
    }

    @Test
    void c1_nothingIsReportedOfCoroutinesThatWereStarted() {
        loop.setDebug(true);
        String result = run(() -> {
            createTask(value("in a task"));
            createTask(sleep(ms(1))).cancel();
            async(() -> value("as a stage")).startAsStage();
            return awaiting(sleep(ms(1))).then((Void v) -> value("awaited"));
        });
        assertThat(result).isEqualTo("awaited");
        loop.close();
        assertThat(reported).isEmpty();
    }

    @Test
    void c1_aSecondAwaitIsStillRefusedInDebugMode() {
        loop.setDebug(true);
        Coroutine<Void> once = sleep(ms(1));
        assertThatThrownBy(() -> run(() -> awaiting(once).then((Void v) -> once)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot reuse already awaited coroutine");
    }

    @Test
    void c1_outsideOfDebugModeNothingIsRemembered() {
        loop.callSoon(ReportsTest::forget);
        turn();
        loop.close();
        assertThat(reported).isEmpty();
    }

    // ---- where things were made

    @Test
    void d6_debugModeSaysWhereThingsWereMade() {
        loop.setDebug(true);
        Future<Integer> future = loop.createFuture();
        assertThat(future.toString()).contains("created at weft.ReportsTest.d6_debugModeSays");
        assertThat(loop.createTask(value(1)).toString()).contains("created at weft.ReportsTest.d6_debugModeSays");
        future.setException(boom);
        loop.callSoon(() -> {
            throw boom;
        });
        turn();
        loop.close();
        assertThat(reported).hasSize(2);
        assertThat(reported.get(0).handle()).isNotNull();
        for (ExceptionContext context : reported) {
            List<StackTraceElement> made = context.sourceTraceback();
            assertThat(made).hasSizeBetween(1, 10);
            assertThat(made.get(0).getMethodName()).isEqualTo("d6_debugModeSaysWhereThingsWereMade");
        }
    }

    private static void forget() {
        sleep(ms(1));
    }

    private void dropFailedTask(String name) {
        loop.createTask(failing(0, boom), name);
        turn();
        turn();
    }

    /** Collects until something is seen; the limit of the class ends it if that never comes. */
    private static void collectUntil(BooleanSupplier seen) {
        while (!seen.getAsBoolean()) {
            System.gc();
            Thread.onSpinWait();
        }
    }
}
