package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.Asyncio;
import weft.CancelledError;
import weft.Context;
import weft.ContextVar;
import weft.Coroutine;
import weft.EventLoop;
import weft.ExceptionContext;
import weft.Runner;
import weft.Task;
import weft.VirtualClock;
import weft.annotations.Async;

class RunnersTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    private final List<ExceptionContext> reported = new ArrayList<>();

    private static EventLoop virtual() {
        return EventLoop.create(new VirtualClock());
    }

    private static EventLoop debugging(boolean debug) {
        EventLoop loop = virtual();
        loop.setDebug(debug);
        return loop;
    }

    @Async
    private static Coroutine<Integer> number(int number) {
        await(yieldNow());
        return value(number);
    }

    @Async
    private static Coroutine<Void> fail() {
        await(yieldNow());
        throw new IllegalArgumentException("spam");
    }

    @Async
    private static Coroutine<Boolean> isDebug() {
        await(yieldNow());
        return value(EventLoop.running().isDebug());
    }

    // ---- run

    @Test
    @Twin("test_runners.RunTests.test_asyncio_run_return")
    void runReturnsTheValue() {
        assertThat(Asyncio.run(number(42))).isEqualTo(42);
    }

    @Test
    @Twin("test_runners.RunTests.test_asyncio_run_raises")
    void runThrowsTheException() {
        assertThatThrownBy(() -> Asyncio.run(fail()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spam");
    }

    @Test
    @Twin("test_runners.RunTests.test_asyncio_run_only_coro")
    void runTakesCoroutinesOnly() {
        assertThatThrownBy(() -> Asyncio.run((Coroutine<Void>) null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @Twin({"test_runners.RunTests.test_asyncio_run_debug", "test_runners.RunnerTests.test_non_debug"})
    void withoutDebugMode() {
        try (Runner runner = new Runner(() -> debugging(false))) {
            assertThat(runner.loop().isDebug()).isFalse();
            assertThat(runner.run(isDebug())).isFalse();
        }
    }

    @Test
    @Twin({"test_runners.RunTests.test_asyncio_run_debug", "test_runners.RunnerTests.test_debug"})
    void withDebugMode() {
        try (Runner runner = new Runner(() -> debugging(true))) {
            assertThat(runner.loop().isDebug()).isTrue();
            assertThat(runner.run(isDebug())).isTrue();
        }
    }

    @Async
    private static Coroutine<Void> runs() {
        Coroutine<Integer> coroutine = number(1);
        assertThatThrownBy(() -> Asyncio.run(coroutine))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be called from a running event loop");
        await(coroutine);
        return done();
    }

    @Test
    @Twin("test_runners.RunTests.test_asyncio_run_from_running_loop")
    void runIsRefusedInARunningLoop() {
        Asyncio.run(runs());
    }

    private Task<Void> leftover;

    @Async
    private Coroutine<Integer> leaves(Coroutine<Void> rest) {
        leftover = createTask(rest);
        await(yieldNow());
        return value(123);
    }

    @Test
    @Twin("test_runners.RunTests.test_asyncio_run_cancels_hanging_tasks")
    void runCancelsWhatIsLeft() {
        assertThat(Asyncio.run(leaves(sleep(Duration.ofDays(1))))).isEqualTo(123);
        assertThat(leftover.isDone()).isTrue();
        assertThat(leftover.isCancelled()).isTrue();
    }

    @Async
    private static Coroutine<Void> failsWhenCancelled() {
        try {
            await(sleep(SHORT));
        } catch (CancelledError cancelled) {
            throw new ArithmeticException("1 / 0");
        }
        return done();
    }

    @Test
    @Twin("test_runners.RunTests.test_asyncio_run_reports_hanging_tasks_errors")
    void runReportsWhatTheyFailWith() {
        try (Runner runner = new Runner(RunnersTest::virtual)) {
            runner.loop().setExceptionHandler((loop, context) -> reported.add(context));
            assertThat(runner.run(leaves(failsWhenCancelled()))).isEqualTo(123);
        }
        assertThat(leftover.isDone()).isTrue();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).message()).contains("asyncio.run() shutdown");
        assertThat(reported.get(0).task()).isSameAs(leftover);
        assertThat(reported.get(0).exception()).isInstanceOf(ArithmeticException.class);
    }

    // ---- Runner

    @Test
    @Twin("test_runners.RunnerTests.test_custom_factory")
    void theLoopIsTheFactorys() {
        EventLoop loop = virtual();
        try (Runner runner = new Runner(() -> loop)) {
            assertThat(runner.loop()).isSameAs(loop);
        }
        assertThat(loop.isClosed()).isTrue();
    }

    @Async
    private static Coroutine<EventLoop> loopOf() {
        await(yieldNow());
        return value(EventLoop.running());
    }

    @Test
    @Twin("test_runners.RunnerTests.test_run")
    void severalRunsOnOneLoop() {
        try (Runner runner = new Runner()) {
            assertThat(runner.run(number(1))).isEqualTo(1);
            EventLoop loop = runner.loop();
            assertThat(runner.run(loopOf())).isSameAs(loop);
            assertThat(runner.run(loopOf())).isSameAs(loop);
        }
    }

    @Test
    @Twin({"test_runners.RunnerTests.test_run_non_coro", "test_runners.RunnerTests.test_run_future"})
    void aRunnerTakesCoroutinesOnly() {
        try (Runner runner = new Runner()) {
            assertThatThrownBy(() -> runner.run(null)).isInstanceOf(NullPointerException.class);
        }
        // A future is refused by the compiler: each run() takes a coroutine.
        assertThat(Runner.class.getMethods())
                .filteredOn(it -> it.getName().equals("run"))
                .isNotEmpty()
                .allMatch(it -> it.getParameterTypes()[0] == Coroutine.class);
    }

    @Test
    @Twin("test_runners.RunnerTests.test_explicit_close")
    void closeClosesTheLoop() {
        Runner runner = new Runner();
        EventLoop loop = runner.loop();
        runner.close();
        assertThat(loop.isClosed()).isTrue();
        assertThatThrownBy(runner::loop)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Runner is closed");
    }

    @Test
    @Twin("test_runners.RunnerTests.test_double_close")
    void aSecondCloseDoesNothing() {
        Runner runner = new Runner();
        EventLoop loop = runner.loop();
        runner.close();
        assertThat(loop.isClosed()).isTrue();
        runner.close();
        new Runner().close(); // never used
    }

    @Test
    @Twin("test_runners.RunnerTests.test_second_with_block_raises")
    void aSecondBlockIsRefused() {
        Runner used = new Runner();
        try (Runner runner = used) {
            runner.run(number(1));
        }
        assertThatThrownBy(() -> {
                    try (Runner again = used) {
                        again.run(number(1));
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Runner is closed");
    }

    private static final ContextVar<Integer> VAR = new ContextVar<>("var", 0);

    @Async
    private static Coroutine<Integer> exchange(int value) {
        int old = VAR.get();
        VAR.set(value);
        await(yieldNow());
        return value(old);
    }

    @Test
    @Twin("test_runners.RunnerTests.test_run_keeps_context")
    void theContextIsKeptBetweenRuns() {
        try (Runner runner = new Runner()) {
            assertThat(runner.run(exchange(1))).isZero();
            assertThat(runner.run(exchange(2))).isEqualTo(1);
        }
        assertThat(VAR.get()).isZero();
    }

    @Test
    void aRunMayHaveAContextOfItsOwn() throws Exception {
        Context own = new Context();
        try (Runner runner = new Runner()) {
            runner.run(exchange(1));
            assertThat(runner.run(exchange(2), own)).isZero();
            assertThat(runner.run(exchange(3), own)).isEqualTo(2);
            assertThat(runner.run(exchange(4))).isEqualTo(1);
        }
        assertThat(own.get(VAR)).isEqualTo(3);
    }

    @Async
    private static Coroutine<Void> runsAgain(Runner runner) {
        assertThatThrownBy(() -> runner.run(number(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be called from a running event loop");
        await(yieldNow());
        return done();
    }

    @Test
    @Twin("test_runners.RunnerTests.test_recursive_run")
    void aRunInsideARunIsRefused() {
        try (Runner runner = new Runner()) {
            runner.run(runsAgain(runner));
        }
    }
}
