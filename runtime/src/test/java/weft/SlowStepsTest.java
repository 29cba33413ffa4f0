package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rule D5: what blocks the loop is reported, with what it was doing. The time is the test's own. */
@Timeout(20)
class SlowStepsTest extends VirtualTimeTest {
    private volatile long now;
    private final SlowSteps steps = new SlowSteps(loop, () -> now, false);

    SlowStepsTest() {
        steps.setLimit(ms(100));
    }

    private void pass(int millis) {
        now += millis * 1_000_000L;
    }

    @Test
    void d5_aCallbackThatTakesTooLongIsReported() {
        Handle slow = loop.callSoon(() -> pass(250));
        turn();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).message()).startsWith("Executing <Handle ").contains(" took 0.250 seconds; what");
        assertThat(reported.get(0).handle()).isSameAs(slow);
        assertThat(reported.get(0).blockedStack()).isEmpty(); // nobody looked
    }

    @Test
    void d5_theLimitIsInclusiveAndEachStepIsTimedAlone() {
        loop.callSoon(() -> pass(99));
        loop.callSoon(() -> pass(99));
        turn();
        assertThat(reported).isEmpty();
        loop.callSoon(() -> pass(100));
        turn();
        assertThat(reported).hasSize(1);
    }

    @Test
    void d5_aTaskStepIsReportedWithTheTask() {
        Task<Integer> task = loop.createTask(
                async(() -> {
                    pass(60);
                    return awaiting(yieldNow()).then((Void v) -> {
                        pass(120);
                        return value(1);
                    });
                }),
                "slow");
        loop.runUntilComplete(task);
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).task()).isSameAs(task);
        assertThat(reported.get(0).message()).contains("name='slow'").contains("took 0.120 seconds");
    }

    @Test
    void d5_aDoneCallbackIsReported() {
        Future<Integer> future = loop.createFuture();
        future.setResult(1);
        future.addDoneCallback(done -> pass(101));
        loop.callSoon(loop::stop);
        loop.runForever();
        assertThat(reported).extracting(ExceptionContext::message).anyMatch(text -> text.contains("<Callback "));
    }

    @Test
    void theStackIsThatOfTheBlockedStep() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        Thread runsLoop = Thread.currentThread();
        Thread other = new Thread(() -> {
            await(blocked);
            while (runsLoop.getState() != Thread.State.WAITING) Thread.onSpinWait(); // on its way out of countDown()
            steps.takeSample();
            seen.countDown();
        });
        other.start();
        loop.callSoon(() -> {
            pass(100);
            blocked.countDown();
            await(seen);
        });
        loop.callSoon(() -> pass(300)); // not this one's
        turn();
        other.join();
        assertThat(reported).hasSize(2);
        assertThat(reported.get(0).blockedStack())
                .anyMatch(frame -> frame.getMethodName().equals("await"))
                .noneMatch(frame -> frame.getClassName().equals("weft.Scheduler"));
        assertThat(reported.get(1).blockedStack()).isEmpty();
    }

    /** It may never end, and then there is nobody else to say so. */
    @Test
    void aStepThatGoesOnForLongIsReportedOnceBeforeItEnds() {
        loop.callSoon(() -> {
            pass(999);
            steps.takeSample();
            assertThat(reported).isEmpty();
            pass(1);
            steps.takeSample();
            steps.takeSample();
            assertThat(reported).hasSize(1);
        });
        turn();
        assertThat(reported).hasSize(2);
        assertThat(reported.get(0).message())
                .matches(
                        "Executing <Handle .*> has taken 1\\.000 seconds so far; what blocks belongs into toThread\\(...\\)");
        assertThat(reported.get(0).blockedStack()).isNotEmpty();
    }

    @Test
    void noSampleIsTakenBelowTheLimitOrBetweenSteps() {
        loop.callSoon(() -> {
            pass(99);
            steps.takeSample();
            assertThat(steps.hasSample()).isFalse();
        });
        turn();
        pass(1000);
        steps.takeSample();
        assertThat(steps.hasSample()).isFalse();
        assertThat(reported).isEmpty();
    }

    @Test
    void aStepThatFailsIsTimedToo() {
        loop.callSoon(() -> {
            pass(100);
            throw new IllegalArgumentException("boom");
        });
        turn();
        assertThat(reported).hasSize(2);
        assertThat(reported.get(1).message()).startsWith("Executing ");
    }

    @Test
    void onlyDebugModeOrALimitPutsItToWork() {
        EventLoop other = EventLoop.create(new VirtualClock());
        other.setDebug(false);
        assertThat(other.scheduler.slowSteps).isNull();
        assertThat(other.slowCallbackDuration()).isEqualTo(ms(100));
        other.setDebug(true);
        assertThat(other.scheduler.slowSteps).isNotNull();
        other.setDebug(false);
        assertThat(other.scheduler.slowSteps).isNull();
        other.setSlowCallbackDuration(ms(5));
        assertThat(other.scheduler.slowSteps).isNotNull();
        assertThat(other.slowCallbackDuration()).isEqualTo(ms(5));
        other.setDebug(true);
        other.setSlowCallbackDuration(null);
        assertThat(other.scheduler.slowSteps).isNull();
        other.close();
    }

    @Test
    void theWatchdogLooksByItself() {
        loop.setSlowCallbackDuration(Duration.ofMillis(1));
        loop.callSoon(() -> {
            while (!loop.slowSteps.hasSample()) Thread.onSpinWait();
        });
        turn();
        ExceptionContext context = reported.get(0);
        assertThat(context.message()).startsWith("Executing <Handle ");
        assertThat(context.blockedStack()).isNotEmpty();
    }

    @Test
    void aLimitThatIsMadeShorterHoldsAtOnce() {
        loop.setSlowCallbackDuration(Duration.ofHours(1));
        loop.callSoon(() -> {
            // Until the other thread waits for half an hour.
            long end = System.nanoTime() + 300_000_000;
            while (System.nanoTime() - end < 0 || watchdogs() == 0) Thread.onSpinWait();
            loop.setSlowCallbackDuration(ms(1));
        });
        loop.callSoon(() -> {
            while (!loop.slowSteps.hasSample()) Thread.onSpinWait();
        });
        turn();
        assertThat(reported).anyMatch(context -> !context.blockedStack().isEmpty());
    }

    @Test
    void oneThreadLooksAtAllLoopsAndEndsWithTheLastOne() throws Exception {
        CountDownLatch run = new CountDownLatch(5);
        CountDownLatch end = new CountDownLatch(1);
        Thread[] threads = new Thread[5];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                EventLoop other = EventLoop.create();
                other.setSlowCallbackDuration(Duration.ofHours(1));
                other.callSoon(run::countDown);
                other.callSoon(() -> await(end));
                other.runUntilComplete(yieldNow());
                other.close();
            });
            threads[i].start();
        }
        run.await();
        assertThat(watchdogs()).isEqualTo(1);
        end.countDown();
        for (Thread thread : threads) thread.join();
        while (watchdogs() > 0) Thread.onSpinWait();
    }

    private static long watchdogs() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("weft-slow-steps"))
                .count();
    }

    // ---- reports of a step that has not ended, from another thread

    /** The step goes on while the handler runs, and has the context. */
    @Test
    void theHandlerRunsInACopyOfTheContextOfTheStep() {
        ContextVar<String> user = new ContextVar<>("user", "nobody");
        loop.setExceptionHandler((where, context) -> {
            note(user.get());
            user.set("the handler's");
        });
        Handle[] handle = new Handle[1];
        Task<?> task = loop.createTask(async(() -> {
            user.set("ann");
            reportFromElsewhere();
            note("task: " + user.get());
            return value(0);
        }));
        handle[0] = loop.callSoon(() -> {
            user.set("bob");
            reportFromElsewhere();
            note("callback: " + user.get());
        });
        turn();
        assertThat(task.isDone()).isTrue();
        assertThat(events)
                .startsWith("ann", "task: ann")
                .containsSubsequence("bob", "callback: bob")
                .doesNotContain("task: the handler's", "callback: the handler's");
    }

    /** It could wait for a lock that the step holds, and then no loop would be looked at. */
    @Test
    void noTextOfAUsersObjectIsWrittenThere() {
        Runnable callback = new Runnable() {
            @Override
            public void run() {
                reportFromElsewhere();
            }

            @Override
            public String toString() {
                note("toString on " + Thread.currentThread().getName());
                return "mine";
            }
        };
        loop.setExceptionHandler((where, context) -> {
            if (!where.isRunning() || where.isOwnThread()) return;
            reported.add(context);
            ErrorReporter.log(context);
        });
        loop.callSoon(callback);
        turn();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).message()).startsWith("Executing <Handle weft.SlowStepsTest$");
        assertThat(events).doesNotContain("toString on elsewhere");
    }

    private void reportFromElsewhere() {
        pass(1_000);
        Thread other = new Thread(steps::takeSample, "elsewhere");
        other.start();
        try {
            other.join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
