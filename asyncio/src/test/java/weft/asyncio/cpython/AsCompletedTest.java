package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.asCompleted;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.AsCompleted;
import weft.Awaitable;
import weft.Coroutine;
import weft.Future;
import weft.Task;
import weft.TimeoutError;
import weft.annotations.Async;

/** test_tasks.BaseTaskTests.test_as_completed*. */
class AsCompletedTest extends LoopTestCase {
    @Async
    private static Coroutine<List<String>> collects(List<? extends Awaitable<String>> awaitables, Duration limit) {
        List<String> results = new ArrayList<>();
        AsCompleted<String> completed = asCompleted(awaitables, limit);
        while (completed.hasNext()) {
            try {
                Future<String> next = await(completed.next());
                results.add(next.result());
            } catch (TimeoutError e) {
                results.add("too late");
            }
        }
        return value(results);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_as_completed")
    void inTheOrderOfCompletion() {
        List<Coroutine<String>> sleepers = List.of(sleep(ms(10), "b"), sleep(ms(150), "c"), sleep(ms(10), "a"));
        assertThat(complete(collects(sleepers, null))).containsExactly("b", "a", "c");
        assertThat(elapsed()).isEqualTo(ms(150));
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_as_completed_with_timeout")
    void whatIsNotDoneInTimeIsATimeout() {
        Task<String> a = loop.createTask(sleep(ms(100), "a"));
        Task<String> b = loop.createTask(sleep(ms(150), "b"));
        assertThat(complete(collects(List.of(a, b), ms(120)))).containsExactly("a", "too late");
        assertThat(elapsed()).isEqualTo(ms(120));
        assertThat(complete(b)).isEqualTo("b");
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_as_completed_with_unused_timeout")
    void aLimitThatIsNotReached() {
        assertThat(complete(collects(List.of(sleep(ms(10), "a")), ms(1000)))).containsExactly("a");
        assertThat(elapsed()).isEqualTo(ms(10));
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_as_completed_reverse_wait")
    void whoAwaitsFirstGetsTheFirst() {
        complete(awaitsInReverse());
        assertThat(elapsed()).isEqualTo(ms(100));
    }

    @Async
    private Coroutine<Void> awaitsInReverse() {
        AsCompleted<String> completed = asCompleted(List.of(sleep(ms(50), "a"), sleep(ms(100), "b")));
        Coroutine<Future<String>> first = completed.next();
        Coroutine<Future<String>> second = completed.next();
        assertThat(completed.hasNext()).isFalse();
        Future<String> a = await(second);
        assertThat(a.result()).isEqualTo("a");
        assertThat(elapsed()).isEqualTo(ms(50));
        Future<String> b = await(first);
        assertThat(b.result()).isEqualTo("b");
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_as_completed_concurrent")
    void theNextOnesCanBeAwaitedConcurrently() {
        assertThat(complete(awaitsConcurrently())).containsExactlyInAnyOrder("a", "b");
    }

    @Async
    private static Coroutine<List<String>> awaitsConcurrently() {
        AsCompleted<String> completed = asCompleted(List.of(sleep(ms(50), "a"), sleep(ms(50), "b")));
        List<Task<Future<String>>> tasks = List.of(createTask(completed.next()), createTask(completed.next()));
        await(waitAll(tasks));
        return value(tasks.stream().map(task -> task.result().result()).toList());
    }

    @Async
    private static Coroutine<String> echo(String text) {
        return value(text);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_as_completed_duplicate_coroutines")
    void duplicatesCountOnce() {
        Coroutine<String> ham = echo("ham");
        assertThat(complete(collects(List.of(ham, ham, echo("spam")), null))).containsExactlyInAnyOrder("ham", "spam");
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_as_completed_coroutine_without_loop")
    void needsALoop() {
        assertThatThrownBy(() -> asCompleted(List.of(echo("a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("asCompleted");
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_as_completed_coroutine_use_running_loop")
    void usesTheRunningLoop() {
        assertThat(complete(awaitsTheOnlyOne())).isSameAs(loop);
    }

    @Async
    private static Coroutine<Object> awaitsTheOnlyOne() {
        AsCompleted<String> completed = asCompleted(List.of(echo("42")));
        Future<String> only = await(completed.next());
        assertThat(only.result()).isEqualTo("42");
        assertThat(completed.hasNext()).isFalse();
        return value(only.loop());
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_as_completed_resume_iterator")
    void goesOnWhereALoopStopped() {
        assertThat(complete(collectsInTwoLoops())).containsExactly("0", "1", "2", "3");
    }

    @Async
    private static Coroutine<List<String>> collectsInTwoLoops() {
        List<String> results = new ArrayList<>();
        AsCompleted<String> completed = asCompleted(List.of(echo("0"), echo("1"), echo("2"), echo("3")));
        while (completed.hasNext() && results.size() < 2)
            results.add(await(completed.next()).result());
        assertThat(results).hasSize(2);
        while (completed.hasNext()) results.add(await(completed.next()).result());
        return value(results);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_as_completed_same_tasks_in_as_out")
    void givesTheTasksBackThatWereGiven() {
        Task<String> b = loop.createTask(echo("b"));
        Task<String> d = loop.createTask(echo("d"));
        List<Future<String>> out = complete(collectsFutures(List.of(echo("a"), b, echo("c"), d)));
        assertThat(out).hasSize(4).contains(b, d);
        assertThat(out.stream().map(Future::result)).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Async
    private static Coroutine<List<Future<String>>> collectsFutures(List<Awaitable<String>> awaitables) {
        List<Future<String>> futures = new ArrayList<>();
        AsCompleted<String> completed = asCompleted(awaitables);
        while (completed.hasNext()) futures.add(await(completed.next()));
        return value(futures);
    }
}
