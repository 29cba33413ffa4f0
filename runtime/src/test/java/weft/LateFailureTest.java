package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stages of methods: what fails after they were cancelled, and who blocks for them where that cannot end well. */
@Timeout(20)
class LateFailureTest extends VirtualTimeTest {
    private static final String LATE = "Exception in an @Async method whose stage was cancelled or completed before";

    private final RuntimeException boom = new IllegalArgumentException("cleanup");

    @Test
    void theCleanupOfACancelledStageMethodMayFail() {
        run(() -> async(() -> {
            CompletableFuture<Void> stage = async(() -> sleep(ms(1000)))
                    .lastly((Runnable) () -> {
                        throw boom;
                    })
                    .startAsStage();
            stage.cancel(true);
            return sleep(ms(1));
        }));
        assertThat(reported).extracting(ExceptionContext::message).containsExactly(LATE);
        assertThat(reported.get(0).exception()).isSameAs(boom);
    }

    /** The resumption of the inner method is queued behind the outer one's start, which waits for it. */
    @Test
    void joinInsideAStartRunsWhatIsQueued() {
        CompletableFuture<Integer> gate = new CompletableFuture<>();
        List<Integer> joined = new ArrayList<>();
        async(() -> {
                    CompletableFuture<Integer> inner =
                            awaiting(StageTest.of(gate)).startAsStage();
                    gate.complete(1);
                    joined.add(inner.join());
                    return value(null);
                })
                .startAsStage();
        assertThat(joined).containsExactly(1);
    }

    @Test
    void getInsideAStartToo() {
        CompletableFuture<Integer> gate = new CompletableFuture<>();
        CompletableFuture<Integer> outer = async(() -> {
                    CompletableFuture<Integer> first =
                            awaiting(StageTest.of(gate)).startAsStage();
                    CompletableFuture<Integer> second =
                            awaiting(StageTest.of(gate)).startAsStage();
                    gate.complete(2);
                    return value(unchecked(first) + unchecked(second));
                })
                .startAsStage();
        assertThat(outer).isCompletedWithValue(4);
    }

    private static int unchecked(CompletableFuture<Integer> stage) {
        try {
            return stage.isDone() ? stage.get() : stage.get(1, TimeUnit.DAYS);
        } catch (Exception exception) {
            throw new AssertionError(exception);
        }
    }

    @Test
    void joinOnTheThreadOfTheLoopIsRefused() {
        run(() -> async(() -> {
            CompletableFuture<Void> stage = async(() -> sleep(ms(1))).startAsStage();
            assertThatThrownBy(stage::join)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("write await(future) in an @Async method");
            assertThatThrownBy(stage::get).isInstanceOf(IllegalStateException.class);
            return sleep(ms(2));
        }));
    }
}
