package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.waitFor;
import static weft.TestCoroutines.async;

import java.lang.ref.WeakReference;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What users throw, close and forget at the wrong moment must not take the loop, the thread or other tasks with it. */
@Timeout(20)
class MishapTest extends VirtualTimeTest {
    @Test
    void threadsThatPostWithoutEndDoNotKeepTheLoop() throws InterruptedException {
        EventLoop busy = EventLoop.create();
        AtomicBoolean over = new AtomicBoolean();
        Thread[] posters = new Thread[3];
        for (int i = 0; i < posters.length; i++) {
            posters[i] = new Thread(() -> {
                while (!over.get()) busy.callSoonThreadsafe(() -> {});
            });
            posters[i].start();
        }
        assertThat(busy.runUntilComplete(sleep(ms(5), "slept"))).isEqualTo("slept");
        over.set(true);
        for (Thread poster : posters) poster.join();
        busy.close();
    }

    @Test
    void aHandlerThatRethrowsDoesNotEndTheLoop() {
        loop.setExceptionHandler((where, context) -> {
            throw (RuntimeException) context.exception();
        });
        loop.callSoon(() -> {
            throw new IllegalStateException("callback");
        });
        assertThat(loop.runUntilComplete(sleep(ms(1), "alive"))).isEqualTo("alive");
    }

    @Test
    void aHandlerOfTheThreadThatThrowsLeavesTheThreadUsable() throws Exception {
        Thread thread = new Thread(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((t, e) -> {
                throw new IllegalStateException("handler");
            });
            TestCoroutines.<Void>async(() -> {
                        throw new IllegalArgumentException("void method");
                    })
                    .startAsVoid();
            CompletableFuture<Integer> gate = new CompletableFuture<>();
            CompletableFuture<Integer> next = async(() -> stage(gate)).startAsStage();
            gate.complete(3);
            note("next " + next.join());
        });
        thread.start();
        thread.join();
        assertThat(events).containsExactly("next 3");
    }

    @Test
    void aStageWhoseCancelThrowsDoesNotMakeItsTaskUncancellable() {
        CompletableFuture<Integer> stuck = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                throw new IllegalArgumentException("cancel");
            }
        };
        Task<Integer> task = loop.createTask(async(() -> stage(stuck)));
        turn();
        assertThat(task.cancel()).isTrue();
        assertThat(task.isBeingCancelled()).isFalse();
        turn();
        assertThat(task.isCancelled()).isTrue();
    }

    @Test
    void aTaskOfAClosedLoopCanBeGivenUp() {
        EventLoop dead = EventLoop.create(new VirtualClock());
        Task<String> before = dead.createTask(sleep(ms(10), "never"));
        EventLoop later = EventLoop.create(new VirtualClock());
        Task<String> closedWhileAwaited = later.createTask(sleep(ms(10), "never"));
        dead.close();
        loop.callLater(ms(1), later::close);

        assertThatThrownBy(() -> run(() -> before))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> run(() -> waitFor(closedWhileAwaited, ms(200))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aStageMethodGoesOnThoughTheLoopOfWhatItAwaitsIsClosed() {
        EventLoop dead = EventLoop.create(new VirtualClock());
        Future<Integer> future = dead.createFuture();
        CompletableFuture<Integer> stage = async(() -> future).startAsStage();
        future.setResult(4);
        dead.close();
        assertThat(stage).isCompletedWithValue(4);
    }

    @Test
    void noLimitIsNoLimitForTheExecutor() {
        String result = run(() -> async(() -> loop.runInExecutor(() -> "job"))
                .then((String job) ->
                        async(() -> loop.shutdownDefaultExecutor(null)).then((Void done) -> value(job))));
        assertThat(result).isEqualTo("job");
    }

    @Test
    void aDoneTaskKeepsNothingOfItsCoroutine() throws InterruptedException {
        Task<Integer> task = loop.createTask(async(() -> sleep(ms(1), 1)));
        WeakReference<Object> coroutine = new WeakReference<>(task.coroutine());
        loop.runUntilComplete(task);
        while (coroutine.get() != null) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(task.result()).isEqualTo(1);
    }

    @Test
    void g9_theMessageIsThatOfTheLastArgument() {
        Future<Integer> first = loop.createFuture();
        Future<Integer> last = loop.createFuture();
        last.cancel("msg");
        assertThatThrownBy(() -> run(() -> {
                    Future<?> gather = gatherSettled(first, last);
                    createTask(async(() -> {
                        gather.cancel();
                        return value(0);
                    }));
                    return gather;
                }))
                .isInstanceOf(CancelledError.class)
                .hasMessage("msg");
    }

    @Test
    void getOfAGatherWithACancelledChildIsACancellation() {
        Future<Integer> child = loop.createFuture();
        Future<?>[] gather = new Future<?>[1];
        run(() -> {
            gather[0] = Asyncio.gather(child);
            child.cancel();
            return sleep(ms(1));
        });
        assertThatThrownBy(() -> gather[0].get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void aStageMethodThatWentOnOnALoopsThreadMayYieldThere() {
        Future<Integer> future = loop.createFuture();
        CompletableFuture<Integer> stage = async(() -> future)
                .then((Integer x) -> async(Asyncio::yieldNow).then((Void y) -> value(x)))
                .startAsStage();
        loop.callSoon(() -> future.setResult(5));
        loop.runUntilComplete(sleep(ms(1)));
        assertThat(stage).isCompletedWithValue(5);
    }

    private static <T> Awaitable<T> stage(CompletableFuture<T> stage) {
        return new Awaitable<>() {
            @Override
            public Object onAwait(Coroutine<?> waiter) {
                return Coroutine.awaitStage(stage, waiter);
            }
        };
    }
}
