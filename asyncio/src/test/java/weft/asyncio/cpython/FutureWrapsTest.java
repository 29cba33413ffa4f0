package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.ensureFuture;
import static weft.Asyncio.value;
import static weft.Asyncio.wrap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.Future;
import weft.annotations.Async;

/** {@code wrap_future} in {@code test_futures}; what is wrapped is a {@code CompletionStage}. */
class FutureWrapsTest extends LoopTestCase {
    @Async
    private static <T> Coroutine<Future<T>> wraps(CompletableFuture<T> stage) {
        return value(wrap(stage));
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_wrap_future")
    void aResultComesFromAThreadOfAPool() {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        CompletableFuture<Thread> stage = CompletableFuture.supplyAsync(Thread::currentThread, pool);
        Future<Thread> future = complete(wraps(stage));
        assertThat(complete(future)).isNotSameAs(Thread.currentThread());
        pool.shutdown();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_wrap_future_future")
    void aFutureIsNotWrapped() {
        Future<Integer> future = loop.createFuture();
        assertThat(ensureFuture(future)).isSameAs(future);
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_wrap_future_without_loop")
    void withoutALoopNothingIsWrapped() {
        assertThatThrownBy(() -> wrap(new CompletableFuture<>()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no running event loop");
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_wrap_future_use_running_loop")
    void theWrapperBelongsToTheRunningLoop() {
        assertThat(complete(wraps(new CompletableFuture<>())).loop()).isSameAs(loop);
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_wrap_future_cancel")
    void aCancelGoesOnToTheStage() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        Future<Integer> future = complete(wraps(stage));
        future.cancel();
        turn();
        assertThat(stage.isCancelled()).isTrue();
        assertThat(future.isCancelled()).isTrue();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_wrap_future_cancel2")
    void aStageThatIsDoneStaysSo() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        Future<Integer> future = complete(wraps(stage));
        stage.complete(42);
        future.cancel();
        turn();
        assertThat(stage.isCancelled()).isFalse();
        assertThat(stage.join()).isEqualTo(42);
        assertThat(future.isCancelled()).isTrue();
    }
}
