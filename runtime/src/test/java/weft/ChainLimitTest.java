package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.gather;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recursion without an end is a StackOverflowError, whichever way its levels await one another. */
@Timeout(120)
class ChainLimitTest extends VirtualTimeTest {
    private static final int LIMIT = 20_000;

    private final int before = ChainLimit.most;
    private int deepest;

    @BeforeEach
    void lower() {
        ChainLimit.most = LIMIT;
    }

    @AfterEach
    void reset() {
        ChainLimit.most = before;
    }

    /** How one level awaits the next. */
    private enum Way {
        COROUTINE,
        COROUTINE_AFTER_A_YIELD,
        COROUTINE_AFTER_A_SLEEP,
        COROUTINE_IN_A_TIMEOUT,
        TASK,
        EAGER_TASK,
        STAGE,
        STAGE_AFTER_A_YIELD,
        GATHER,
        SHIELD,
        IN_TURN
    }

    private static final class Level extends Machine<Integer> {
        private final ChainLimitTest test;
        private final Way way;
        private final int level;

        private Level(ChainLimitTest test, Way way, int level) {
            this.test = test;
            this.way = way;
            this.level = level;
            test.deepest = Math.max(test.deepest, level);
        }

        @Override
        Object first() {
            Way now = way == Way.IN_TURN ? Way.values()[level % 3 == 0 ? level % Way.IN_TURN.ordinal() : 0] : way;
            Level next = new Level(test, way, level + 1);
            return switch (now) {
                case COROUTINE, IN_TURN -> next.onAwait(this);
                case COROUTINE_AFTER_A_YIELD -> after(Asyncio.yieldNow(), next).onAwait(this);
                case COROUTINE_AFTER_A_SLEEP -> after(sleep(ms(1)), next).onAwait(this);
                case COROUTINE_IN_A_TIMEOUT ->
                    Asyncio.withTimeout(Duration.ofHours(1), () -> next).onAwait(this);
                case TASK -> createTask(next).onAwait(this);
                case EAGER_TASK ->
                    Task.create(test.loop, next, TaskOptions.DEFAULT.eagerStart(true))
                            .onAwait(this);
                case STAGE -> awaitStage(next.startAsStage(), this);
                case STAGE_AFTER_A_YIELD ->
                    awaitStage(after(Asyncio.yieldNow(), next).startAsStage(), this);
                case GATHER -> gather(next, value(1)).onAwait(this);
                case SHIELD -> shield(next).onAwait(this);
            };
        }

        private static Coroutine<Integer> after(Coroutine<?> pause, Coroutine<Integer> next) {
            return async(() -> pause).then(none -> next);
        }

        @Override
        Object then(Object value) {
            return level;
        }

        @Override
        protected String location() {
            return "weft.ChainLimitTest;down;10,20;ChainLimitTest.java";
        }
    }

    private void assertTooDeep(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOf(StackOverflowError.class)
                .message()
                .matches("async recursion is too deep: \\d{4,5} coroutines and tasks await one another, the last one"
                        + " (Level \\(ChainLimitTest\\.java:10\\)|script); end the recursion, or raise the system"
                        + " property weft\\.maxDepth, which is 20000 \\(a task or stage counts as 3\\)");
        assertThat(deepest).isBetween(LIMIT / 15, 3 * LIMIT);
    }

    @ParameterizedTest
    @EnumSource
    void anEndlessRecursionOverflows(Way way) {
        assertThatThrownBy(() -> loop.runUntilComplete(new Level(this, way, 0))).satisfies(this::assertTooDeep);
        // A gather that has failed lets its other children go on.
        for (Task<?> task : loop.allTasks()) task.cancel();
        while (loop.tasks.size() > 0) turn();
        assertThat(reported).isEmpty();
        assertThat(loop.runUntilComplete(after(1, 7))).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(names = {"COROUTINE", "STAGE"})
    void soItDoesWhereNoLoopRuns(Way way) {
        CompletableFuture<Integer> stage = new Level(this, way, 0).startAsStage();
        assertThatThrownBy(stage::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .satisfies(this::assertTooDeep);
    }

    @Test
    void whoCatchesItGoesOn() {
        assertThat(run(() -> awaiting(new Level(this, Way.COROUTINE, 0))
                        .caught(StackOverflowError.class, error -> value(-1))))
                .isEqualTo(-1);
    }

    /** What is kept for a level is its coroutine, of 40 bytes; the way back needs no more. */
    @Test
    void theWayBackAllocatesNothing() {
        for (int i = 0; i < 3; i++) overflow();
        long allocated = Allocations.here();
        overflow();
        assertThat((Allocations.here() - allocated) / deepest).isLessThan(42);
    }

    private void overflow() {
        assertThatThrownBy(() -> loop.runUntilComplete(new Level(this, Way.COROUTINE, 0)))
                .isInstanceOf(StackOverflowError.class);
    }

    /** A chain that leads into a cycle has no length: the tasks of the cycle wait, and the others run. */
    @Test
    void aCycleIsNotTooDeep() {
        Task<Integer> busy = loop.createTask(new DeepChainTest.Yields(30_000));
        Future<Integer> closes = loop.createFuture();
        Task<List<Integer>> one = loop.createTask(async(() -> gather(List.of(busy, closes))));
        Task<List<Integer>> two = loop.createTask(awaiting(one));
        closes.addDoneCallback(done -> {});
        two.addDoneCallback(new Dependent<>(done -> {}, () -> List.of(closes)));
        assertThat(loop.runUntilComplete(busy)).isEqualTo(30_000);
        closes.setResult(1);
        assertThat(loop.runUntilComplete(two)).containsExactly(30_000, 1);
    }

    /** Many starts beyond the Java stack, none of which is deep. */
    @Test
    void aTreeIsNotTooDeep() {
        assertThat(loop.runUntilComplete(new Tree(15))).isEqualTo(1 << 15);
    }

    /** Each level is behind 600 others. */
    private static final class Tree extends Machine<Integer> {
        private final int height;

        private Tree(int height) {
            this.height = height;
        }

        @Override
        Object first() {
            if (height == 0) return 1;
            Coroutine<Integer> sum = new Tree(height - 1);
            if (height % 5 == 0) for (int i = 0; i < 600; i++) sum = new Wrapper(sum);
            return awaiting(sum)
                    .then((Integer one) -> awaiting(new Tree(height - 1)).then((Integer two) -> value(one + two)))
                    .onAwait(this);
        }

        @Override
        Object then(Object value) {
            return value;
        }
    }

    private static final class Wrapper extends Machine<Integer> {
        private final Coroutine<Integer> inner;

        private Wrapper(Coroutine<Integer> inner) {
            this.inner = inner;
        }

        @Override
        Object first() {
            return inner.onAwait(this);
        }

        @Override
        Object then(Object value) {
            return value;
        }
    }
}
