package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.Coroutine;
import weft.EventLoop;
import weft.ExceptionContext;
import weft.VirtualClock;
import weft.annotations.Async;

/** test_base_events: what is reported, and what leaves the loop. */
@Timeout(60)
class BaseEventsErrorsTest {
    private final EventLoop loop = EventLoop.create(new VirtualClock());
    private final List<ExceptionContext> reported = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    private void turn() {
        loop.callSoon(loop::stop);
        loop.runForever();
    }

    private static void divide() {
        throw new ArithmeticException("1 / 0");
    }

    private static final class Fatal extends VirtualMachineError {
        private static final long serialVersionUID = 1;
    }

    @Async
    private static Coroutine<Void> fatal() {
        if (true) throw new Fatal();
        await(yieldNow());
        return done();
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_default_exc_handler_callback")
    void anErrorInACallbackIsLogged() {
        try (Logged log = new Logged()) {
            loop.callSoon(BaseEventsErrorsTest::divide);
            turn();
            loop.callLater(Duration.ofMillis(10), BaseEventsErrorsTest::divide);
            loop.callLater(Duration.ofMillis(20), loop::stop);
            loop.runForever();
            assertThat(log.messages()).hasSize(2).allMatch(text -> text.startsWith("Exception in callback"));
            assertThat(log.messages().get(1)).contains("TimerHandle");
            assertThat(log.records.get(0).getThrown()).isInstanceOf(ArithmeticException.class);
        }
    }

    @Async
    private static Coroutine<Void> divides() {
        await(yieldNow());
        divide();
        return done();
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_default_exc_handler_coro")
    void theErrorOfATaskThatNobodyAwaitsIsLogged() {
        try (Logged log = new Logged()) {
            loop.createTask(divides());
            loop.runUntilComplete(sleep(Duration.ofMillis(1)));
            while (log.records.isEmpty()) System.gc();
            assertThat(log.messages().get(0)).startsWith("Task exception was never retrieved");
            assertThat(log.records.get(0).getThrown()).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_set_exc_handler_custom")
    void aHandlerOfOnesOwn() {
        try (Logged log = new Logged()) {
            loop.setExceptionHandler((where, context) -> {
                assertThat(where).isSameAs(loop);
                reported.add(context);
            });
            loop.callSoon(BaseEventsErrorsTest::divide);
            turn();
            assertThat(reported).hasSize(1);
            assertThat(reported.get(0).message()).startsWith("Exception in callback");
            assertThat(reported.get(0).exception()).isInstanceOf(ArithmeticException.class);
            assertThat(log.records).isEmpty();

            loop.setExceptionHandler(null);
            loop.callSoon(BaseEventsErrorsTest::divide);
            turn();
            assertThat(reported).hasSize(1);
            assertThat(log.records).hasSize(1);
        }
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_set_exc_handler_broken")
    void aHandlerThatFails() {
        try (Logged log = new Logged()) {
            loop.setExceptionHandler((where, context) -> {
                throw new ClassCastException("spam");
            });
            loop.callSoon(BaseEventsErrorsTest::divide);
            turn();
            assertThat(log.messages()).containsExactly("Unhandled error in exception handler");
            assertThat(log.records.get(0).getThrown()).isInstanceOf(ClassCastException.class);
        }
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_default_exc_handler_broken")
    void aDefaultHandlerThatFails() {
        try (Logged log = new Logged()) {
            log.failure = new IllegalArgumentException("spam");
            loop.callSoon(BaseEventsErrorsTest::divide);
            turn();
            assertThat(log.records).hasSize(2);
            assertThat(log.records.get(1).getThrown()).isSameAs(log.failure);
            assertThat(log.failure.getSuppressed()[0]).isInstanceOf(ArithmeticException.class);

            loop.setExceptionHandler((where, context) -> {
                throw new ClassCastException("ham");
            });
            loop.callSoon(BaseEventsErrorsTest::divide);
            turn();
            assertThat(log.records).hasSize(3);
            assertThat(log.messages().get(2)).isEqualTo("Unhandled error in exception handler");
            turn(); // and the loop lives
        }
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_run_until_complete_loop_orphan_future_close_loop")
    void anErrorOfTheJvmLeavesNoStopBehind() {
        loop.setExceptionHandler((where, context) -> reported.add(context));
        loop.callSoon(() -> {
            throw new Fatal();
        });
        assertThat(loop.runUntilComplete(sleep(Duration.ofMillis(100), "first")))
                .isEqualTo("first");
        assertThat(reported).hasSize(1);
        assertThat(loop.runUntilComplete(sleep(Duration.ofMillis(200), "second")))
                .isEqualTo("second");
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_run_forever_keyboard_interrupt")
    void whatRunThrowsIsNotReportedAgain() {
        loop.setExceptionHandler((where, context) -> reported.add(context));
        assertThatThrownBy(() -> loop.runUntilComplete(fatal())).isInstanceOf(Fatal.class);
        loop.close();
        assertThat(reported).isEmpty();
        assertThat(EventLoop.runningOrNull()).isNull();
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_run_until_complete_baseexception")
    void aFatalErrorOfTheMainTaskLeavesNoStopBehind() {
        assertThatThrownBy(() -> loop.runUntilComplete(fatal())).isInstanceOf(Fatal.class);
        List<String> called = new ArrayList<>();
        loop.callSoon(() -> loop.callSoon(() -> {
            loop.stop();
            called.add("called");
        }));
        loop.runForever();
        assertThat(called).containsExactly("called");
    }

    @Async
    private static Coroutine<Void> blocks() {
        busy();
        await(yieldNow());
        return done();
    }

    private static void busy() {
        long end = System.nanoTime() + 2_000_000;
        while (System.nanoTime() < end) Thread.onSpinWait();
    }

    @Test
    @Twin("test_base_events.BaseEventLoopWithSelectorTests.test_log_slow_callbacks")
    void slowCallbacksAreReported() {
        loop.setExceptionHandler((where, context) -> reported.add(context));
        loop.setSlowCallbackDuration(Duration.ofMillis(1));
        loop.callSoon(BaseEventsErrorsTest::busy);
        turn();
        assertThat(reported).anyMatch(it -> it.message().matches("(?s)Executing <Handle.* took .* seconds;.*"));
        reported.clear();
        loop.runUntilComplete(loop.createTask(blocks(), "slow"));
        assertThat(reported)
                .anyMatch(it -> it.message().matches("(?s)Executing <Task.*name='slow'.* took .* seconds;.*"));
    }

    @Test
    void theCleanupOfACancelledStageMethodIsLoggedWhereNoLoopRuns() {
        try (Logged log = new Logged()) {
            FailingCleanup.start(new CompletableFuture<>()).cancel(true);
            assertThat(log.messages())
                    .containsExactly("Exception in an @Async method whose stage was cancelled or completed before");
            assertThat(log.records.get(0).getThrown()).isInstanceOf(ArithmeticException.class);
        }
    }

    private static final class FailingCleanup {
        @Async
        static CompletableFuture<Void> start(CompletableFuture<Void> gate) {
            try {
                await(gate);
            } finally {
                divide();
            }
            return CompletableFuture.completedFuture(null);
        }
    }
}
