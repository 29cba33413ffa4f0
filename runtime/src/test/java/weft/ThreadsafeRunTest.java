package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.runCoroutineThreadsafe;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.annotations.Async;

class ThreadsafeRunTest {
    private final EventLoop loop = EventLoop.create();
    private final Thread thread = new Thread(loop::runForever);

    @AfterEach
    void stop() throws Exception {
        loop.stop();
        thread.join();
        loop.close();
    }

    @Test
    void theResultComesToTheOtherThread() throws Exception {
        thread.start();
        assertThat(runCoroutineThreadsafe(value(1), loop).get(10, TimeUnit.SECONDS))
                .isEqualTo(1);
    }

    @Test
    void soDoesAFailure() {
        thread.start();
        RuntimeException boom = new RuntimeException("boom");
        CompletableFuture<Integer> failed = runCoroutineThreadsafe(
                TestCoroutines.async(() -> {
                    throw boom;
                }),
                loop);
        assertThatThrownBy(() -> failed.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCause(boom);
    }

    @Test
    void d3_aCancelOfTheResultCancelsTheTask() throws Exception {
        thread.start();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Void> result = runCoroutineThreadsafe(
                TestCoroutines.async(() -> {
                            started.countDown();
                            return sleep(Duration.ofHours(1));
                        })
                        .lastly((Runnable) cancelled::countDown),
                loop);
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        result.cancel(true);
        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void d3_aCancelOfTheTaskCancelsTheResult() {
        thread.start();
        CompletableFuture<Void> result = runCoroutineThreadsafe(
                TestCoroutines.async(() -> {
                    Task.currentOrThrow().cancel();
                    return sleep(Duration.ofHours(1));
                }),
                loop);
        assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThat(result.isCancelled()).isTrue();
    }

    @Test
    void d3_aTimeoutOfTheResultCancelsTheTask() throws Exception {
        thread.start();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Void> result = runCoroutineThreadsafe(
                TestCoroutines.async(() -> {
                            started.countDown();
                            return sleep(Duration.ofHours(1));
                        })
                        .lastly((Runnable) cancelled::countDown),
                loop);
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue(); // one that is cancelled before does not run
        result.orTimeout(1, TimeUnit.MILLISECONDS);
        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(result::get).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void whatTheTaskFailsWithAfterThatIsReported() throws Exception {
        LinkedBlockingQueue<ExceptionContext> told = new LinkedBlockingQueue<>();
        loop.setExceptionHandler((where, context) -> told.add(context));
        thread.start();
        CountDownLatch started = new CountDownLatch(1);
        RuntimeException boom = new RuntimeException("boom");
        CompletableFuture<Void> result = runCoroutineThreadsafe(
                TestCoroutines.async(() -> {
                            started.countDown();
                            return sleep(Duration.ofHours(1));
                        })
                        .lastly((Runnable) () -> {
                            throw boom;
                        }),
                loop);
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        result.cancel(true);
        ExceptionContext context = told.poll(10, TimeUnit.SECONDS);
        assertThat(context.exception()).isSameAs(boom);
        assertThat(context.message())
                .isEqualTo("Exception in an @Async method whose stage was cancelled or completed before");
    }

    @Test
    void aFailureThatNobodyTakesIsReported() throws Exception {
        LinkedBlockingQueue<ExceptionContext> told = new LinkedBlockingQueue<>();
        loop.setExceptionHandler((where, context) -> told.add(context));
        // Behind the loop's first iteration: allOf() cannot be noticed by a stage that has failed before.
        List<ThrowingCallable> looks = List.of(lookedAt(0), lookedAt(1), lookedAt(2));
        runCoroutineThreadsafe(failing("lost"), loop);
        thread.start();
        for (ThrowingCallable look : looks) assertThatThrownBy(look).hasRootCauseMessage("seen");
        ExceptionContext context = null;
        for (int i = 0; i < 500 && context == null; i++) {
            System.gc();
            context = told.poll(20, TimeUnit.MILLISECONDS);
        }
        assertThat(context.exception()).hasMessage("lost");
        assertThat(context.message()).isEqualTo("The exception of a submitted coroutine was never retrieved");
        assertThat(told).isEmpty();
    }

    private ThrowingCallable lookedAt(int how) {
        CompletableFuture<Object> stage = runCoroutineThreadsafe(failing("seen"), loop);
        return switch (how) {
            case 0 -> stage::join;
            case 1 -> stage.thenApply(value -> value)::join;
            default -> CompletableFuture.allOf(stage)::join;
        };
    }

    private static Coroutine<Object> failing(String message) {
        return TestCoroutines.async(() -> {
            throw new IllegalStateException(message);
        });
    }

    @Test
    void aFactoryThatFailsIsToldToBoth() {
        CountDownLatch told = new CountDownLatch(1);
        RuntimeException boom = new RuntimeException("boom");
        loop.setExceptionHandler((where, context) -> {
            if (context.exception() == boom) told.countDown();
        });
        loop.setTaskFactory(new TaskFactory() {
            @Override
            public <T> Task<T> create(EventLoop where, Coroutine<T> coroutine, TaskOptions options) {
                throw boom;
            }
        });
        thread.start();
        CompletableFuture<Integer> failed = runCoroutineThreadsafe(value(1), loop);
        assertThatThrownBy(() -> failed.get(10, TimeUnit.SECONDS)).hasCause(boom);
        assertThat(awaitLatch(told)).isTrue();
    }

    @Test
    void toBlockTheLoopForItIsRefused() throws Exception {
        thread.start();
        CompletableFuture<Integer> inner = new CompletableFuture<>();
        CompletableFuture<Void> tried = new CompletableFuture<>();
        loop.callSoonThreadsafe(() -> {
            CompletableFuture<Integer> result = runCoroutineThreadsafe(value(1), loop);
            for (ThrowingCallable block :
                    List.<ThrowingCallable>of(result::join, result::get, () -> result.get(1, TimeUnit.HOURS))) {
                assertThatThrownBy(block)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("get() or join() on the thread of the event loop would wait for itself")
                        .hasMessageContaining("write await(future)");
            }
            result.thenAccept(inner::complete);
            tried.complete(null);
        });
        tried.get(10, TimeUnit.SECONDS);
        assertThat(inner.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void aLoopThatIsClosedBeforeItsTurnFailsIt() {
        CompletableFuture<Integer> result = runCoroutineThreadsafe(value(1), loop);
        loop.close();
        assertThat(result).isCompletedExceptionally();
        assertThatThrownBy(result::join)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the event loop was closed before it ran ")
                .hasMessageContaining("close it when its callers have their results");
    }

    private static boolean awaitLatch(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException exception) {
            throw new AssertionError(exception);
        }
    }

    @Test
    void isAsyncLooksForTheAnnotation() throws Exception {
        assertThat(Asyncio.isAsync(Marked.class.getDeclaredMethod("marked"))).isTrue();
        assertThat(Asyncio.isAsync(Marked.class.getDeclaredMethod("plain"))).isFalse();
    }

    private interface Marked {
        @Async
        Coroutine<Void> marked();

        Coroutine<Void> plain();
    }
}
