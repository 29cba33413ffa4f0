package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.asCompleted;
import static weft.Asyncio.createTask;
import static weft.Asyncio.currentTask;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.awaiting;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AsCompletedTest extends VirtualTimeTest {
    private final RuntimeException boom = new IllegalArgumentException("boom");

    @Test
    void refusesNullBeforeItStartsTheOthers() {
        run(() -> {
            assertThatThrownBy(() -> asCompleted(Arrays.asList(after(1, 1), null)))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("asCompleted of null: element 1; leave out what is not there");
            assertThat(loop.allTasks()).containsExactly(currentTask());
            return value(0);
        });
    }

    @Test
    void givesTheOriginalFuturesInTheOrderInWhichTheyEnd() {
        run(() -> {
            Task<Integer> slow = createTask(after(20, 1));
            Task<Integer> failed = createTask(failing(10, boom));
            Coroutine<Integer> fast = after(5, 3);
            AsCompleted<Integer> ended = asCompleted(List.<Awaitable<Integer>>of(slow, failed, fast, slow));
            return awaiting(ended.next())
                    .peek((Future<Integer> first) -> assertThat(first.result()).isEqualTo(3))
                    .then((Future<Integer> first) -> ended.next())
                    .peek((Future<Integer> second) -> assertThat(second).isSameAs(failed))
                    .peek(second -> assertThat(second.exception()).isSameAs(boom))
                    .then((Future<Integer> second) -> ended.next())
                    .peek((Future<Integer> third) -> assertThat(third).isSameAs(slow))
                    .peek(third -> assertThat(ended.hasNext()).isFalse())
                    .peek(third -> assertThatThrownBy(ended::next)
                            .isInstanceOf(NoSuchElementException.class)
                            .hasMessage("all futures were given out; ask hasNext() before next()"));
        });
    }

    @Test
    void whenTheTimeIsUpAllThatWaitFail() {
        run(() -> {
            Task<Integer> slow = createTask(after(20, 1));
            Task<Integer> slower = createTask(after(30, 2));
            AsCompleted<Integer> ended = asCompleted(List.of(slow, slower, createTask(after(5, 3))), ms(10));
            Task<Future<Integer>> first = createTask(ended.next());
            Task<Future<Integer>> second = createTask(ended.next());
            return awaiting(sleep(ms(11)))
                    .peek(v -> {
                        assertThat(first.result().result()).isEqualTo(3);
                        assertThat(second.exception())
                                .isInstanceOf(TimeoutError.class)
                                .hasMessage("not all futures were done in time");
                    })
                    .then((Void v) -> ended.next())
                    .caught(TimeoutError.class, e -> {
                        assertThat(millis()).isEqualTo(11);
                        assertThat(slow.isDone()).isFalse();
                        return value(null);
                    })
                    .then(v -> slower);
        });
    }

    @Test
    void theTimerIsGoneWhenAllAreDone() {
        run(() -> awaiting(asCompleted(List.of(after(5, 1)), ms(10)).next()));
        assertNoTimerIsLeft();
    }

    @Test
    void aWaiterThatIsCancelledLeavesItsFutureToTheNext() {
        run(() -> {
            Future<Integer> future = loop.createFuture();
            AsCompleted<Integer> ended = asCompleted(List.of(future, loop.createFuture()));
            Task<Future<Integer>> first = createTask(ended.next());
            Task<Future<Integer>> second = createTask(ended.next());
            loop.callLater(ms(1), () -> {
                future.addDoneCallback(f -> first.cancel());
                future.setResult(1);
            });
            return awaiting(second).peek((Future<Integer> won) -> {
                assertThat(won).isSameAs(future);
                assertThat(first.isCancelled()).isTrue();
            });
        });
    }

    @Test
    void ofNothingHasNothing() {
        run(() -> {
            assertThat(asCompleted(List.<Future<Integer>>of()).hasNext()).isFalse();
            return value(0);
        });
    }
}
