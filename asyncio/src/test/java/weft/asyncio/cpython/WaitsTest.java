package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.waitAny;
import static weft.Asyncio.waitFirstException;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.Future;
import weft.Task;
import weft.WaitResult;
import weft.annotations.Async;

/** test_tasks.BaseTaskTests.test_wait*: the three forms of {@code asyncio.wait}. */
class WaitsTest extends LoopTestCase {
    private Task<Void> sleeper(int millis) {
        return loop.createTask(sleep(ms(millis)));
    }

    @Async
    private static Coroutine<Void> fails(Duration delay) {
        if (!delay.isZero()) await(sleep(delay));
        if (true) throw new ArithmeticException("err");
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_wait")
    void forAll() {
        Task<Void> a = sleeper(100);
        Task<Void> b = sleeper(150);
        assertThat(complete(waitsForBoth(a, b))).isEqualTo(42);
        assertThat(elapsed()).isEqualTo(ms(150));
        assertThat(complete(waitsForBoth(a, b))).isEqualTo(42); // takes no time now
        assertThat(elapsed()).isEqualTo(ms(150));
    }

    @Async
    private static Coroutine<Integer> waitsForBoth(Task<Void> a, Task<Void> b) {
        WaitResult<Void> result = await(waitAll(List.of(b, a)));
        assertThat(result.done()).containsExactlyInAnyOrder(a, b);
        assertThat(result.pending()).isEmpty();
        return value(42);
    }

    @Async
    private static Coroutine<String> echo(String text) {
        return value(text);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_wait_duplicate_coroutines")
    void duplicatesCountOnce() {
        Task<String> task = loop.createTask(echo("test"));
        WaitResult<String> result = complete(waitAll(List.of(task, task, loop.createTask(echo("spam")))));
        assertThat(result.pending()).isEmpty();
        assertThat(result.done().stream().map(Future::result)).containsExactlyInAnyOrder("test", "spam");
    }

    /** What is no collection, or a wrong return_when, does not compile. */
    @Test
    @Twin({"test_tasks.BaseTaskTests.test_wait_errors", "test_tasks.BaseTaskTests.test_wait_invalid_args"})
    void forNothingIsRefused() {
        List<Future<Void>> none = List.of();
        for (Coroutine<?> wait : List.of(waitAll(none), waitAny(none), waitFirstException(none))) {
            assertThatThrownBy(() -> complete(wait))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("of no futures");
        }
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_wait_first_completed")
    void forTheFirst() {
        Task<Void> a = sleeper(10_000);
        Task<Void> b = sleeper(100);
        WaitResult<Void> result = complete(loop.createTask(waitAny(List.of(b, a))));
        assertThat(result.done()).containsExactly(b);
        assertThat(result.pending()).containsExactly(a);
        assertThat(a.isDone()).isFalse();
        assertThat(b.result()).isNull();
        assertThat(elapsed()).isEqualTo(ms(100));
        assertThat(complete(waitAll(List.of(a, b))).done()).hasSize(2);
    }

    /** The second is done before the waiting task gets its turn. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_wait_really_done")
    void allThatAreDoneAreInDone() {
        Task<Void> a = loop.createTask(yields(1));
        Task<Void> b = loop.createTask(yields(2));
        Task<WaitResult<Void>> wait = loop.createTask(waitAny(List.of(b, a)));
        assertThat(complete(wait).done()).containsExactly(b, a);
    }

    @Async
    private static Coroutine<Void> yields(int times) {
        for (int i = 0; i < times; i++) await(yieldNow());
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_wait_first_exception")
    void forTheFirstExceptionThatIsThere() {
        Task<Void> a = sleeper(10_000);
        Task<Void> b = loop.createTask(fails(Duration.ZERO));
        WaitResult<Void> result = complete(loop.createTask(waitFirstException(List.of(b, a))));
        assertThat(result.done()).containsExactly(b);
        assertThat(result.pending()).containsExactly(a);
        assertThat(elapsed()).isZero();
        assertThat(complete(waitAll(List.of(a, b))).done()).hasSize(2);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_wait_first_exception_in_wait")
    void forTheFirstExceptionThatComes() {
        Task<Void> a = sleeper(10_000);
        Task<Void> b = loop.createTask(fails(ms(10)));
        WaitResult<Void> result = complete(waitFirstException(List.of(b, a)));
        assertThat(result.done()).containsExactly(b);
        assertThat(result.pending()).containsExactly(a);
        assertThat(elapsed()).isEqualTo(ms(10));
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_wait_with_exception")
    void forAllDoesNotThrowTheirExceptions() {
        Task<Void> a = sleeper(100);
        Task<Void> b = loop.createTask(fails(ms(150)));
        for (int i = 0; i < 2; i++) {
            WaitResult<Void> result = complete(loop.createTask(waitAll(List.of(b, a))));
            assertThat(result.done()).hasSize(2);
            assertThat(result.pending()).isEmpty();
            assertThat(result.done().stream().map(Future::exception).filter(Objects::nonNull))
                    .hasSize(1);
            assertThat(elapsed()).isEqualTo(ms(150));
        }
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_wait_with_timeout")
    void untilALimit() {
        waitUntil(ms(110));
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_wait_concurrent_complete")
    void untilALimitAtWhichOneIsDone() {
        waitUntil(ms(100));
    }

    private void waitUntil(Duration limit) {
        Task<Void> a = sleeper(100);
        Task<Void> b = sleeper(150);
        WaitResult<Void> result = complete(loop.createTask(waitAll(List.of(b, a), limit)));
        assertThat(result.done()).containsExactly(a);
        assertThat(result.pending()).containsExactly(b);
        assertThat(elapsed()).isEqualTo(limit);
        assertThat(complete(waitAll(List.of(a, b))).done()).hasSize(2);
    }

    /** A collection that forgets what was iterated over once. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_wait_with_iterator_of_tasks")
    void theCollectionIsIteratedOverOnce() {
        Task<Void> a = sleeper(100);
        Task<Void> b = sleeper(150);
        WaitResult<Void> result = complete(waitAll(new Once<>(List.of(b, a))));
        assertThat(result.done()).containsExactly(b, a);
        assertThat(result.pending()).isEmpty();
        assertThat(elapsed()).isEqualTo(ms(150));
    }

    private static final class Once<T> extends AbstractCollection<T> {
        private final ArrayDeque<T> left;

        Once(List<T> elements) {
            left = new ArrayDeque<>(elements);
        }

        @Override
        public Iterator<T> iterator() {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return !left.isEmpty();
                }

                @Override
                public T next() {
                    return left.remove();
                }
            };
        }

        @Override
        public int size() {
            return left.size();
        }
    }
}
