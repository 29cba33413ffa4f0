package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class LoopRulesTest extends VirtualTimeTest {
    private void runFor(int millis) {
        loop.callLater(ms(millis), loop::stop);
        loop.runForever();
    }

    private void soon(String event) {
        loop.callSoon(() -> note(event));
    }

    @Test
    void l1_theReadyQueueIsFirstInFirstOut() {
        for (int i = 0; i < 200; i++) soon("" + i);
        runFor(1);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) expected.add("" + i);
        assertThat(events).isEqualTo(expected);
    }

    @Test
    void l2_oneIterationRunsTheSnapshot() {
        loop.callSoon(() -> {
            note("a");
            soon("added");
            loop.callLater(ms(0), () -> note("timer"));
            loop.stop();
        });
        soon("b");
        loop.runForever();
        assertThat(events).containsExactly("a", "b");
        runFor(1);
        assertThat(events).containsExactly("a", "b", "added", "timer");
    }

    @Test
    void l3_l13_whatIsReadyBeatsTimersThatAreDue() {
        loop.callLater(ms(0), () -> note("timer"));
        soon("ready");
        runFor(1);
        assertThat(events).containsExactly("ready", "timer");
    }

    @Test
    void l4_aCancelledHandleIsSkipped() {
        Handle handle = loop.callSoon(() -> note("cancelled"));
        soon("b");
        handle.cancel();
        assertThat(handle.isCancelled()).isTrue();
        runFor(1);
        assertThat(events).containsExactly("b");
    }

    @Test
    void l5_cancelledTimersAreSweptOutWhenMostAre() {
        TimerQueue timers = loop.scheduler.timers;
        List<TimerHandle> handles = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            TimerHandle handle = new TimerHandle(loop, 1000 + i, () -> {}, new Context());
            timers.add(1000 + i, handle);
            handles.add(handle);
        }
        for (int i = 50; i < 150; i++) handles.get(i).cancel();
        timers.firstDeadline();
        assertThat(timers.size()).isEqualTo(200);
        handles.get(150).cancel();
        timers.firstDeadline();
        assertThat(timers.size()).isEqualTo(99);
    }

    @Test
    void l6_anExceptionInACallbackGoesToTheHandler() {
        RuntimeException boom = new RuntimeException("boom");
        Handle handle = loop.callSoon(() -> {
            throw boom;
        });
        soon("b");
        runFor(1);
        assertThat(events).containsExactly("b");
        assertThat(reported).singleElement().satisfies(context -> {
            assertThat(context.exception()).isSameAs(boom);
            assertThat(context.handle()).isSameAs(handle);
        });
    }

    @Test
    void l7_theLoopSurvivesAHandlerThatFails() {
        loop.setExceptionHandler((where, context) -> {
            throw new IllegalStateException("handler");
        });
        loop.callSoon(() -> {
            throw new RuntimeException("boom");
        });
        soon("b");
        runFor(1);
        assertThat(events).containsExactly("b");
    }

    @Test
    void theHandlerCanBeAskedForAndTakenAway() {
        BiConsumer<EventLoop, ExceptionContext> own = (where, context) -> events.add(context.message());
        loop.setExceptionHandler(own);
        assertThat(loop.exceptionHandler()).isSameAs(own);
        loop.callExceptionHandler(new ExceptionContext("note", null, null));
        assertThat(events).containsExactly("note");
        loop.setExceptionHandler(null);
        assertThat(loop.exceptionHandler()).isNull();
    }

    @Test
    void l15_eachWayToScheduleTakesAContext() throws Exception {
        ContextVar<String> variable = new ContextVar<>("v", "none");
        Context own = new Context();
        own.run(() -> {
            variable.set("own");
        });
        loop.callSoon(() -> note("soon " + variable.get()), own);
        loop.callSoonThreadsafe(() -> note("threadsafe " + variable.get()), own);
        loop.callLater(Duration.ofMillis(1), () -> note("later " + variable.get()), own);
        loop.callAt(loop.time() + 2_000_000, () -> note("at " + variable.get()), own);
        loop.callLater(Duration.ofMillis(3), loop::stop);
        loop.runForever();
        assertThat(events).containsExactly("soon own", "threadsafe own", "later own", "at own");
        assertThat(variable.get()).isEqualTo("none");
    }

    @Test
    void l8_stopFinishesTheIteration() {
        loop.callSoon(() -> {
            loop.stop();
            soon("x");
        });
        soon("b");
        loop.runForever();
        assertThat(events).containsExactly("b");
    }

    @Test
    void l8_stoppedBeforeItRunsOneIteration() {
        soon("a");
        loop.stop();
        loop.runForever();
        assertThat(events).containsExactly("a");
    }

    @Test
    void l9_runUntilCompleteFinishesTheIterationOfItsCallback() {
        Future<Integer> future = loop.createFuture();
        loop.callSoon(() -> {
            future.setResult(1);
            soon("same iteration as the stop");
        });
        assertThat(loop.runUntilComplete(future)).isEqualTo(1);
        assertThat(events).containsExactly("same iteration as the stop");
    }

    @Test
    void l10_saysWhyItCannotRun() {
        loop.callSoon(loop::stop);
        assertThatThrownBy(() -> loop.runUntilComplete(loop.<Integer>createFuture()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Event loop stopped before Future completed.");
        run(() -> {
            assertThatThrownBy(loop::runForever)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("This event loop is already running");
            try (EventLoop other = EventLoop.create()) {
                assertThatThrownBy(other::runForever)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("Cannot run the event loop while another loop is running");
            }
            assertThatThrownBy(loop::close).hasMessageStartingWith("Cannot close a running event loop");
            return value(null);
        });
    }

    @Test
    void l11_afterCloseOnlyFuturesAndTimeAreLeft() {
        loop.close();
        loop.close();
        assertThat(loop.isClosed()).isTrue();
        assertThatThrownBy(() -> soon("a")).hasMessageStartingWith("Event loop is closed; make a new one");
        assertThatThrownBy(() -> loop.callSoonThreadsafe(() -> {}))
                .hasMessageStartingWith("Event loop is closed; make a new one");
        assertThatThrownBy(() -> loop.callLater(ms(1), () -> {}))
                .hasMessageStartingWith("Event loop is closed; make a new one");
        assertThatThrownBy(() -> loop.createTask(value(1)))
                .hasMessageStartingWith("Event loop is closed; make a new one");
        assertThatThrownBy(loop::runForever).hasMessageStartingWith("Event loop is closed; make a new one");
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(loop.createFuture().isDone()).isFalse();
        assertThat(loop.time()).isZero();
    }

    @Test
    void l12_timersOfOneDeadlineFireInTheOrderInWhichTheyWereSet() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String event = "" + i;
            expected.add(event);
            loop.callAt(1000, () -> note(event));
        }
        runFor(1);
        assertThat(events).isEqualTo(expected);
    }

    @Test
    void l14_negativeDelaysAreDueAtOnceByDeadline() {
        loop.callLater(ms(-1), () -> note("-1"));
        loop.callLater(ms(-5), () -> note("-5"));
        loop.callLater(ms(0), () -> note("0"));
        runFor(1);
        assertThat(events).containsExactly("-5", "-1", "0");
    }

    @Test
    void l14_aDelayThatNoClockReachesIsLegal() {
        TimerHandle never = loop.callLater(Duration.ofSeconds(Long.MAX_VALUE), () -> note("never"));
        runFor(1);
        assertThat(events).isEmpty();
        assertThat(never.when()).isGreaterThan(loop.time());
    }

    @Test
    void l15_callbacksRunInTheContextOfTheirRegistration() {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        variable.set("first");
        loop.callSoon(() -> {
            note(variable.get());
            variable.set("changed in the callback");
        });
        loop.callSoon(() -> note(variable.get()));
        Context shared = new Context();
        loop.callSoon(() -> variable.set("shared"), shared);
        loop.callSoon(() -> note(variable.get()), shared);
        variable.set("second");
        runFor(1);
        assertThat(events).containsExactly("first", "first", "shared");
        assertThat(variable.get()).isEqualTo("second");
    }

    @Test
    void l16_aTaskThatAlwaysYieldsStarvesNoTimer() {
        loop.createTask(new DeepChainTest.Yields(1_000_000));
        // Due at once, so that virtual time need not pass while the task is ready.
        loop.callLater(ms(0), loop::stop);
        loop.runForever();
        assertThat(loop.allTasks()).hasSize(1);
    }

    @Test
    void l17_otherThreadsWakeAnIdleLoop() {
        try (EventLoop real = EventLoop.create()) {
            Future<Integer> future = real.createFuture();
            real.callSoon(() -> CompletableFuture.runAsync(() -> {
                real.callSoonThreadsafe(() -> future.setResult(1));
            }));
            assertThat(real.runUntilComplete(future)).isEqualTo(1);
        }
    }

    @Test
    void l17_whatOtherThreadsSendRunsInOrder() throws Exception {
        Thread sender = new Thread(() -> {
            for (int i = 0; i < 5; i++) loop.callSoonThreadsafe(callback(i));
            loop.callSoonThreadsafe(loop::stop);
        });
        sender.start();
        loop.runForever();
        sender.join();
        assertThat(events).containsExactly("0", "1", "2", "3", "4");
    }

    private Runnable callback(int i) {
        return () -> note("" + i);
    }

    @Test
    void d4_debugModeRefusesOtherThreads() {
        loop.setDebug(true);
        run(() -> {
            CompletableFuture<Object> elsewhere = CompletableFuture.supplyAsync(() -> loop.callSoon(() -> {}));
            assertThatThrownBy(elsewhere::join)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Non-thread-safe operation")
                    .hasMessageContaining("callSoonThreadsafe");
            return value(null);
        });
    }

    @Test
    void anInterruptDoesNotMakeTheLoopSpinAndIsNotLost() {
        CountingClock clock = new CountingClock();
        try (EventLoop real = EventLoop.create(clock)) {
            Thread.currentThread().interrupt();
            real.callLater(ms(20), real::stop);
            real.runForever();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(clock.idles).isLessThan(10);
        }
    }

    private static final class CountingClock implements LoopClock {
        private final LoopClock real = LoopClock.system();
        private int idles;

        @Override
        public long nanoTime() {
            return real.nanoTime();
        }

        @Override
        public void idle(long nanos) {
            idles++;
            real.idle(nanos);
        }

        @Override
        public void wakeup() {
            real.wakeup();
        }
    }
}
