package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Chains and loops that would end the stack or the heap if a suspension or a level of a chain cost any of it. */
class DeepChainTest {
    private static final int DEPTH = 100_000;

    private final EventLoop loop = EventLoop.create(new VirtualClock());

    @AfterEach
    void close() {
        loop.close();
    }

    /** {@code n == 0 ? await(end) : await(down(n - 1)) + 1}. */
    private static final class Down extends Machine<Integer> {
        private final int n;
        private final Awaitable<Integer> end;

        private Down(int n, Awaitable<Integer> end) {
            this.n = n;
            this.end = end;
        }

        @Override
        Object first() {
            return n == 0 ? end.onAwait(this) : new Down(n - 1, end).onAwait(this);
        }

        @Override
        Object then(Object value) {
            return n == 0 ? value : (Integer) value + 1;
        }
    }

    /** The same as a method that returns a stage. */
    private static final class StageDown extends Machine<Integer> {
        private final int n;
        private final Supplier<CompletableFuture<Integer>> end;

        private StageDown(int n, Supplier<CompletableFuture<Integer>> end) {
            this.n = n;
            this.end = end;
        }

        static CompletableFuture<Integer> call(int n, Supplier<CompletableFuture<Integer>> end) {
            return new StageDown(n, end).startAsStage();
        }

        @Override
        Object first() {
            return awaitStage(n == 0 ? end.get() : call(n - 1, end), this);
        }

        @Override
        Object then(Object value) {
            return n == 0 ? value : (Integer) value + 1;
        }
    }

    /** Stages that await coroutines that call stage methods: both kinds of nesting at once. */
    private static final class Mixed extends Machine<Integer> {
        private final int n;

        private Mixed(int n) {
            this.n = n;
        }

        @Override
        Object first() {
            if (n == 0) return 0;
            Mixed next = new Mixed(n - 1);
            return n % 100 == 0 ? awaitStage(next.startAsStage(), this) : next.onAwait(this);
        }

        @Override
        Object then(Object value) {
            return n == 0 ? 0 : (Integer) value + 1;
        }
    }

    @Test
    void coroutinesColdAndResumed() {
        Future<Integer> end = loop.createFuture();
        Task<Integer> task = loop.createTask(new Down(DEPTH, end));
        loop.callLater(Duration.ofSeconds(1), () -> end.setResult(7));
        assertThat(loop.runUntilComplete(task)).isEqualTo(DEPTH + 7);
        assertThat(loop.runUntilComplete(new Down(DEPTH, end))).isEqualTo(DEPTH + 7);
    }

    @Test
    void coroutinesWithoutALoop() {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        CompletableFuture<Integer> all = new Down(DEPTH, new AwaitsStage(end)).startAsStage();
        assertThat(all).isNotDone();
        end.complete(7);
        assertThat(all).isCompletedWithValue(DEPTH + 7);
        assertThat(new Down(DEPTH, new AwaitsStage(end)).startAsStage()).isCompletedWithValue(DEPTH + 7);
    }

    private record AwaitsStage(CompletableFuture<Integer> stage) implements Awaitable<Integer> {
        @Override
        public Object onAwait(Coroutine<?> waiter) {
            return Coroutine.awaitStage(stage, waiter);
        }
    }

    @Test
    void stagesWithoutALoop() {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        CompletableFuture<Integer> all = StageDown.call(DEPTH, () -> end);
        assertThat(all).isNotDone();
        end.complete(7);
        assertThat(all).isCompletedWithValue(DEPTH + 7);
        assertThat(StageDown.call(DEPTH, () -> end)).isCompletedWithValue(DEPTH + 7);
    }

    @Test
    void stagesOnALoop() {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        loop.callLater(Duration.ofSeconds(1), () -> end.complete(7));
        assertThat(loop.runUntilComplete(new StageRoot(() -> StageDown.call(DEPTH, () -> end))))
                .isEqualTo(DEPTH + 7);
        assertThat(loop.runUntilComplete(new StageRoot(() -> StageDown.call(DEPTH, () -> end))))
                .isEqualTo(DEPTH + 7);
        assertThat(loop.allTasks()).isEmpty();
    }

    private static final class StageRoot extends Machine<Integer> {
        private final Supplier<CompletableFuture<Integer>> stage;

        private StageRoot(Supplier<CompletableFuture<Integer>> stage) {
            this.stage = stage;
        }

        @Override
        Object first() {
            return awaitStage(stage.get(), this);
        }

        @Override
        Object then(Object value) {
            return value;
        }
    }

    @Test
    void stagesAndCoroutinesInTurn() {
        assertThat(new Mixed(DEPTH).startAsStage()).isCompletedWithValue(DEPTH);
        assertThat(loop.runUntilComplete(new StageRoot(() -> new Mixed(DEPTH).startAsStage())))
                .isEqualTo(DEPTH);
    }

    @Test
    void aCancelGoesDownAChainOfStages() {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        CompletableFuture<Integer> loopless = StageDown.call(DEPTH, () -> end);
        assertThat(loopless.cancel(true)).isTrue();
        assertThat(end).isCancelled();
    }

    @Test
    void aCancelGoesDownAChainOfStagesOnALoop() {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Task<Integer> task = loop.createTask(new StageRoot(() -> StageDown.call(DEPTH, () -> end)));
        loop.callLater(Duration.ofSeconds(1), task::cancel);
        loop.callLater(Duration.ofSeconds(2), loop::stop);
        loop.runForever();
        assertThat(task.isCancelled()).isTrue();
        assertThat(end).isCancelled();
        assertThat(loop.allTasks()).isEmpty();
    }

    @Test
    void aCancelGoesDownAChainOfTasks() {
        Future<Integer> end = loop.createFuture();
        Task<Integer> task = loop.createTask(new Down(0, end));
        for (int i = 0; i < DEPTH; i++) task = loop.createTask(new Down(0, task));
        Task<Integer> outermost = task;
        loop.callLater(Duration.ofSeconds(1), outermost::cancel);
        loop.callLater(Duration.ofSeconds(2), loop::stop);
        loop.runForever();
        assertThat(end.isCancelled()).isTrue();
        assertThat(outermost.isCancelled()).isTrue();
    }

    /** Each task awaits a gather of the next one, and of a future that refuses nothing. */
    @Test
    void aCancelGoesDownAChainOfTasksAndGathers() {
        Future<Integer> end = loop.createFuture();
        Task<?> task = loop.createTask(new Down(0, end));
        for (int i = 0; i < DEPTH; i++) {
            Awaitable<Integer> inner = asInteger(task);
            task = loop.createTask(TestCoroutines.async(
                    () -> Asyncio.gather(List.of(Asyncio.gather(List.of(inner)), loop.<Object>createFuture()))));
        }
        Task<?> outermost = task;
        loop.callLater(Duration.ofSeconds(1), outermost::cancel);
        loop.callLater(Duration.ofSeconds(2), loop::stop);
        loop.runForever();
        assertThat(end.isCancelled()).isTrue();
        assertThat(outermost.isCancelled()).isTrue();
        assertThat(loop.allTasks()).isEmpty();
    }

    @SuppressWarnings("unchecked") // it is only awaited
    private static Awaitable<Integer> asInteger(Awaitable<?> awaitable) {
        return (Awaitable<Integer>) awaitable;
    }

    /** {@code for (i = 0; i < n; i++) await(yieldNow)}. */
    static final class Yields extends Coroutine<Integer> {
        private final int n;
        private int i;

        Yields(int n) {
            this.n = n;
        }

        @Override
        protected Object step() {
            if (i > 0) resumption();
            if (i++ == n) return n;
            return Yield.suspend();
        }

        @Override
        protected String name() {
            return "yields";
        }
    }

    @Test
    void aMillionSuspensionsAllocateNothing() {
        assertThat(loop.runUntilComplete(new Yields(10_000))).isEqualTo(10_000);
        long before = Allocations.here();
        loop.runUntilComplete(new Yields(1_000_000));
        assertThat(Allocations.here() - before).isLessThan(100_000);
    }
}
