package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is said where a call needs a running loop: the advice fits the place. */
class NoRunningLoopTest extends VirtualTimeTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** What a method needs a loop for; each is awaited, if it returns at all. */
    private static final List<Supplier<Awaitable<?>>> NEED_A_LOOP = List.of(
            () -> sleep(LIMIT),
            Asyncio::yieldNow,
            () -> Asyncio.gather(value(1)),
            () -> Asyncio.gather(List.of()),
            () -> Asyncio.withTimeout(LIMIT, () -> value(1)),
            () -> Asyncio.waitFor(value(1), LIMIT),
            () -> Asyncio.toThread(() -> 1),
            () -> Asyncio.wrap(new CompletableFuture<>()),
            () -> Asyncio.shield(value(1)),
            () -> Asyncio.ensureFuture(value(1)),
            () -> Asyncio.taskGroup(group -> value(1)),
            () -> Asyncio.createTask(value(1)));

    @Test
    void inAProgramWithoutALoop() {
        assumeThat(Loops.running()).isEmpty();
        assertThatThrownBy(() -> Asyncio.createTask(value(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "no running event loop: createTask needs one; start the program with Asyncio.run(...), or call"
                                + " it from a coroutine that runs there; where a framework calls you, pass a coroutine to"
                                + " EventLoopGroup.submit(...)");
        assertThatThrownBy(EventLoop::running).hasMessageStartingWith("no running event loop: this call needs one");
    }

    @Test
    void inAMethodThatReturnsAStage() {
        for (Supplier<Awaitable<?>> need : NEED_A_LOOP) {
            CompletableFuture<Object> stage = startAsStage(need);
            assertThatThrownBy(stage::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("no running event loop: ")
                    .hasMessageContaining(
                            " needs one, and an @Async method that returns a stage or void runs without one")
                    .hasMessageContaining("here " + Thread.currentThread().getName())
                    .hasMessageContaining("EventLoopGroup.submit(...)")
                    .hasMessageContaining("runCoroutineThreadsafe(..., loop)");
        }
    }

    @Test
    void onAnotherThreadThanTheLoops() {
        run(() -> {
            Thread worker = new Thread(
                    () -> {
                        Throwable refused = catchThrowable(() -> Asyncio.createTask(value(1)));
                        assertThat(refused)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessage(
                                        "no running event loop: createTask needs one, and thread worker-1 runs none; to"
                                                + " reach a loop that runs on another thread, pass a coroutine to"
                                                + " Asyncio.runCoroutineThreadsafe(..., loop), or a callback to"
                                                + " loop.callSoonThreadsafe(...)");
                    },
                    "worker-1");
            Throwable[] failure = new Throwable[1];
            worker.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
            worker.start();
            join(worker);
            assertThat(failure[0]).isNull();
            return value(null);
        });
    }

    @SuppressWarnings("unchecked") // the value is not used
    private static CompletableFuture<Object> startAsStage(Supplier<Awaitable<?>> first) {
        return async(() -> (Awaitable<Object>) first.get()).startAsStage();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
