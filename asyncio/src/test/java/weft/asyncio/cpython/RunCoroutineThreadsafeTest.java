package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.runCoroutineThreadsafe;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.EventLoop;
import weft.ExceptionContext;
import weft.Task;
import weft.TaskFactory;
import weft.TaskOptions;
import weft.annotations.Async;

/** test_tasks.RunCoroutineThreadsafeTests: another thread hands a coroutine to the loop and waits for it. */
class RunCoroutineThreadsafeTest extends LoopTestCase {
    private static final RuntimeException FAILURE = new IllegalStateException("Fail!");

    @Async
    private static Coroutine<Integer> add(int a, int b) {
        await(sleep(ms(50)));
        return value(a + b);
    }

    @Async
    private static Coroutine<Integer> fails() {
        await(sleep(ms(50)));
        throw FAILURE;
    }

    @Async
    private static Coroutine<Integer> cancelsItself() {
        await(sleep(ms(50)));
        Task.current().cancel();
        await(yieldNow());
        return value(3);
    }

    /** Runs it on another thread while the loop runs; gives its result, or what it throws. */
    private Object inAThread(Callable<Integer> target) {
        return complete(loop.runInExecutor(() -> {
            try {
                return target.call();
            } catch (Exception exception) {
                return exception;
            }
        }));
    }

    @Test
    @Twin("test_tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe")
    void theThreadGetsTheResult() {
        Object seen = inAThread(() -> runCoroutineThreadsafe(add(1, 2), loop).get());
        assertThat(seen).isEqualTo(3);
    }

    @Test
    @Twin("test_tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe_with_exception")
    void theThreadGetsTheException() {
        Object seen = inAThread(() -> runCoroutineThreadsafe(fails(), loop).get());
        assertThat(seen).isInstanceOf(ExecutionException.class);
        assertThat((Exception) seen).hasCause(FAILURE);
    }

    @Test
    @Twin("test_tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe_with_timeout")
    void aThreadThatGivesUpCancelsTheTask() {
        Object seen = inAThread(() -> {
            CompletableFuture<Integer> future = runCoroutineThreadsafe(waitsForEver(), loop);
            try {
                return future.get(0, TimeUnit.SECONDS);
            } finally {
                future.cancel(true);
            }
        });
        assertThat(seen).isInstanceOf(TimeoutException.class);
        for (int i = 0; i < 3; i++) turn();
        assertThat(loop.allTasks()).isEmpty();
    }

    /** Not for a time: virtual time could be over before the thread gives up. */
    @Async
    private static Coroutine<Integer> waitsForEver() {
        return value(await(EventLoop.running().<Integer>createFuture()));
    }

    @Test
    @Twin("test_tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe_task_cancelled")
    void theThreadGetsTheCancelOfTheTask() {
        Object seen =
                inAThread(() -> runCoroutineThreadsafe(cancelsItself(), loop).get());
        assertThat(seen).isInstanceOf(CancellationException.class);
    }

    @Test
    @Twin("test_tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe_task_factory_exception")
    void theThreadAndTheHandlerGetWhatTheFactoryThrows() {
        List<ExceptionContext> reported = new ArrayList<>();
        loop.setExceptionHandler((where, context) -> reported.add(context));
        loop.setTaskFactory(new TaskFactory() {
            @Override
            public <T> Task<T> create(EventLoop where, Coroutine<T> coroutine, TaskOptions options) {
                throw FAILURE;
            }
        });
        Object seen = inAThread(() -> runCoroutineThreadsafe(add(1, 2), loop).get());
        assertThat((Exception) seen).hasCause(FAILURE);
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).exception()).isSameAs(FAILURE);
    }
}
