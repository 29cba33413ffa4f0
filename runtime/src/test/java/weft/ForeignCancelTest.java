package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.gather;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.withTimeout;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Users' code that a cancel leads to: it may cancel in its turn, and it may throw. */
class ForeignCancelTest extends VirtualTimeTest {
    private final CompletableFuture<Integer> socket = new CompletableFuture<>();

    /** Notes the cancel, and then waits in its cleanup. */
    private Coroutine<Integer> session(Function<CompletableFuture<Integer>, Awaitable<Integer>> of) {
        return awaiting(of.apply(socket)).caught(CancelledError.class, error -> {
            note("cancelled");
            return awaiting(sleep(ms(1))).then((Void v) -> {
                note("said goodbye");
                throw error;
            });
        });
    }

    private static Awaitable<Integer> stage(CompletableFuture<Integer> stage) {
        return new AwaitsStage<>(stage);
    }

    /** Awaits a stage as woven code does. */
    private static final class AwaitsStage<T> extends Coroutine<T> {
        private final CompletableFuture<T> stage;
        private boolean started;

        private AwaitsStage(CompletableFuture<T> stage) {
            this.stage = stage;
        }

        @Override
        protected Object step() {
            if (started) return resumption();
            started = true;
            return awaitStage(stage, this);
        }

        @Override
        protected String name() {
            return "awaits";
        }
    }

    @Test
    void aDependentCancelsTheTaskAgain() {
        Task<Integer> task = loop.createTask(session(ForeignCancelTest::stage));
        turn();
        socket.whenComplete((value, end) -> note("again " + task.cancel()));
        task.cancel();
        assertThatThrownBy(() -> loop.runUntilComplete(task)).isInstanceOf(CancelledError.class);
        assertThat(events).containsExactly("again true", "cancelled", "said goodbye");
        assertThat(task.cancelling()).isEqualTo(2);
    }

    @Test
    void aDependentCancelsWhoAwaitsTheTask() {
        Task<Integer> task = loop.createTask(session(ForeignCancelTest::stage));
        Task<Integer> server = loop.createTask(awaiting(task));
        turn();
        turn();
        socket.whenComplete((value, end) -> server.cancel());
        task.cancel();
        assertThatThrownBy(() -> loop.runUntilComplete(server)).isInstanceOf(CancelledError.class);
        assertThat(events).containsExactly("cancelled", "said goodbye");
    }

    /** A request of its own, and not one that has gone round a cycle: nobody is detached. */
    @Test
    void aDependentOfAChildCancelsWhoAwaitsTheGather() {
        Task<Integer> task = loop.createTask(session(ForeignCancelTest::stage));
        Task<Integer> other = loop.createTask(session(stage -> loop.createFuture()));
        Task<List<Integer>> all = loop.createTask(awaiting(gather(task, other)));
        turn();
        turn();
        socket.whenComplete((value, end) -> note("again " + all.cancel()));
        all.cancel();
        assertThatThrownBy(() -> loop.runUntilComplete(all)).isInstanceOf(CancelledError.class);
        assertThat(events.subList(0, 4)).containsExactly("again true", "cancelled", "cancelled", "said goodbye");
        assertThat(all.cancelling()).isEqualTo(2);
    }

    @Test
    void aDependentOfAFuturesStageCancelsTheTaskAgain() {
        Future<Integer> future = loop.createFuture();
        Task<Integer> task = loop.createTask(session(stage -> future));
        turn();
        future.toCompletionStage().whenComplete((value, end) -> task.cancel());
        task.cancel();
        assertThatThrownBy(() -> loop.runUntilComplete(task)).isInstanceOf(CancelledError.class);
        assertThat(events).containsExactly("cancelled", "said goodbye");
    }

    // ---- what throws

    private static final class Refuses extends CompletableFuture<Integer> {
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            throw new StackOverflowError("use close()");
        }
    }

    private void assertToldOnce() {
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).message())
                .isEqualTo("Exception in the cancel() of what was awaited; nothing waits for it any more");
        assertThat(reported.get(0).exception()).hasMessage("use close()");
        assertThat(reported.get(0).future().isCancelled()).isTrue();
    }

    @Test
    void aLimitPassesWhoseAwaitRefusesToBeCancelled() {
        assertThatThrownBy(() -> run(() -> withTimeout(ms(5), () -> awaiting(stage(new Refuses())))))
                .isInstanceOf(TimeoutError.class);
        assertToldOnce();
    }

    @Test
    void aGroupEndsOneOfWhichRefusesToBeCancelled() {
        assertThatThrownBy(() -> run(() -> taskGroup(group -> {
                    group.createTask(awaiting(stage(new Refuses())));
                    group.createTask(session(stage -> loop.createFuture()));
                    group.createTask(awaiting(sleep(ms(1))).then((Void v) -> {
                        throw new IllegalStateException("disk is full");
                    }));
                    return sleep(Duration.ofDays(1));
                })))
                .isInstanceOf(ExceptionGroup.class);
        assertThat(events).containsExactly("cancelled", "said goodbye");
        assertToldOnce();
    }

    @Test
    void aGatherGoesOnToTheOthers() {
        Task<Integer> other = loop.createTask(session(stage -> loop.createFuture()));
        Task<List<Integer>> all = loop.createTask(async(() -> gather(awaiting(stage(new Refuses())), other)));
        turn();
        turn();
        turn();
        all.cancel();
        assertThatThrownBy(() -> loop.runUntilComplete(all)).isInstanceOf(CancelledError.class);
        assertThatThrownBy(() -> loop.runUntilComplete(other)).isInstanceOf(CancelledError.class);
        assertToldOnce();
    }

    /** Where no loop runs it is logged, and the method is resumed with the cancel. */
    @Test
    void aMethodWithoutALoopGetsTheCancel() {
        CompletableFuture<Integer> result =
                session(stage -> stage(new Refuses())).startAsStage();
        result.cancel(true);
        assertThat(events).startsWith("cancelled");
    }
}
