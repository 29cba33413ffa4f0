package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.gather;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.value;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.Awaitable;
import weft.CancelledError;
import weft.Coroutine;
import weft.Future;
import weft.Outcome;
import weft.annotations.Async;

/** test_tasks.GatherTestsBase, with futures and with coroutines that await them; and how children end. */
class GathersTest extends LoopTestCase {
    private final List<Future<Integer>> children =
            Stream.generate(loop::<Integer>createFuture).limit(6).toList();
    private final Future<Integer> a = children.get(0);
    private final Future<Integer> b = children.get(1);
    private final Future<Integer> c = children.get(2);
    private final Future<Integer> d = children.get(3);
    private final Future<Integer> e = children.get(4);
    private final Future<Integer> f = children.get(5);
    private final RuntimeException exception = new ArithmeticException();
    private final RuntimeException exception2 = new IllegalStateException();

    /** What was called back. */
    private final List<Future<?>> called = new ArrayList<>();

    @Async
    private static Coroutine<Integer> waitFor(Future<Integer> future) {
        return value(await(future));
    }

    @Async
    private static Coroutine<Future<List<Integer>>> gathers(List<? extends Awaitable<Integer>> awaitables) {
        return value(gather(awaitables));
    }

    @Async
    private static Coroutine<Future<List<Outcome<Integer>>>> settles(List<? extends Awaitable<Integer>> awaitables) {
        return value(gatherSettled(awaitables));
    }

    private List<? extends Awaitable<Integer>> first(int n, boolean coroutines) {
        List<Future<Integer>> futures = children.subList(0, n);
        return coroutines ? futures.stream().map(GathersTest::waitFor).toList() : futures;
    }

    private <T> Future<T> watched(Future<T> gather) {
        gather.addDoneCallback(called::add);
        return gather;
    }

    private void runUntilIdle() {
        for (int i = 0; i < 5; i++) turn();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Twin("test_tasks.GatherTestsBase.test_success")
    void resultsAreInTheOrderOfTheArguments(boolean coroutines) {
        Future<List<Integer>> gather = watched(complete(gathers(first(3, coroutines))));
        endThree(gather);
        assertThat(gather.result()).containsExactly(2, 1, 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Twin("test_tasks.GatherTestsBase.test_result_exception_success")
    void outcomesAreInTheOrderOfTheArguments(boolean coroutines) {
        Future<List<Outcome<Integer>>> gather = watched(complete(settles(first(3, coroutines))));
        endThree(gather);
        assertThat(gather.result().stream().map(Outcome::get)).containsExactly(2, 1, 3);
    }

    private void endThree(Future<?> gather) {
        b.setResult(1);
        a.setResult(2);
        runUntilIdle();
        assertThat(called).isEmpty();
        assertThat(gather.isDone()).isFalse();
        c.setResult(3);
        runUntilIdle();
        assertThat(called).containsExactly(gather);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Twin("test_tasks.GatherTestsBase.test_one_exception")
    void theFirstExceptionEndsIt(boolean coroutines) {
        Future<List<Integer>> gather = watched(complete(gathers(first(5, coroutines))));
        a.setResult(1);
        b.setException(exception);
        runUntilIdle();
        assertThat(called).containsExactly(gather);
        assertThat(gather.exception()).isSameAs(exception);
        endTheOthers();
        assertThat(called).hasSize(1);
    }

    /** Without an effect on the gather. */
    private void endTheOthers() {
        assertThat(Stream.of(c, d, e)).noneMatch(Future::isDone);
        c.setResult(3);
        d.cancel();
        e.setException(exception2);
        runUntilIdle();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Twin("test_tasks.GatherTestsBase.test_return_exceptions")
    void exceptionsAreOutcomes(boolean coroutines) {
        Future<List<Outcome<Integer>>> gather = watched(complete(settles(first(4, coroutines))));
        b.setResult(1);
        c.setException(exception);
        a.setResult(3);
        runUntilIdle();
        assertThat(gather.isDone()).isFalse();
        d.setException(exception2);
        runUntilIdle();
        assertThat(called).containsExactly(gather);
        assertThat(gather.result())
                .containsExactly(
                        new Outcome<>(3, null),
                        new Outcome<>(1, null),
                        new Outcome<>(null, exception),
                        new Outcome<>(null, exception2));
    }

    @Test
    @Twin("test_tasks.FutureGatherTests.test_one_cancellation")
    void aCancelledChildIsAnException() {
        Future<List<Integer>> gather = watched(gather(first(5, false)));
        a.setResult(1);
        b.cancel();
        runUntilIdle();
        assertThat(called).containsExactly(gather);
        assertThat(gather.isCancelled()).isFalse();
        assertThat(gather.exception()).isInstanceOf(CancelledError.class);
        endTheOthers();
        assertThat(called).hasSize(1);
    }

    @Test
    @Twin("test_tasks.FutureGatherTests.test_result_exception_one_cancellation")
    void aCancelledChildIsAnOutcome() {
        Future<List<Outcome<Integer>>> gather = watched(gatherSettled(first(6, false)));
        a.setResult(1);
        b.setException(exception);
        c.cancel();
        runUntilIdle();
        assertThat(gather.isDone()).isFalse();
        d.setResult(3);
        e.cancel();
        f.setException(exception2);
        List<Outcome<Integer>> outcomes = complete(gather);
        assertThat(outcomes.stream().map(Outcome::isCancelled)).containsExactly(false, false, true, false, true, false);
        assertThat(outcomes.stream().map(Outcome::value)).containsExactly(1, null, null, 3, null, null);
        assertThat(outcomes.get(1).exception()).isSameAs(exception);
        assertThat(outcomes.get(5).exception()).isSameAs(exception2);
        assertThat(called).containsExactly(gather);
    }
}
