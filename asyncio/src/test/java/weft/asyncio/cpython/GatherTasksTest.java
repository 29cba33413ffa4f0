package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.Awaitable;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.ExceptionContext;
import weft.Future;
import weft.Task;
import weft.VirtualClock;
import weft.annotations.Async;

/** test_tasks: which loop a gather belongs to, how it is cancelled, and what it does with late failures. */
class GatherTasksTest extends LoopTestCase {
    private final List<ExceptionContext> reported = new ArrayList<>();

    @Async
    private static Coroutine<String> echo(String text) {
        return value(text);
    }

    @Async
    private static <T> Coroutine<Future<List<T>>> gathers(List<? extends Awaitable<T>> awaitables) {
        return value(gather(awaitables));
    }

    // ---- its loop

    @Test
    @Twin({
        "test_tasks.FutureGatherTests.test_constructor_empty_sequence_without_loop",
        "test_tasks.CoroutineGatherTests.test_constructor_without_loop"
    })
    void outsideALoopOnlyOfFutures() {
        assertThatThrownBy(() -> gather(List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gather");
        assertThatThrownBy(() -> gather(echo("a"), echo("b"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Twin("test_tasks.FutureGatherTests.test_constructor_empty_sequence_use_running_loop")
    void ofNothingIsDone() {
        Future<List<String>> gather = complete(gathers(List.<Future<String>>of()));
        assertThat(gather.loop()).isSameAs(loop);
        assertThat(gather.isDone()).isTrue();
        assertThat(gather.result()).isEmpty();
    }

    @Test
    @Twin("test_tasks.FutureGatherTests.test_constructor_heterogenous_futures")
    void ofTwoLoopsIsRefused() {
        try (EventLoop other = EventLoop.create(new VirtualClock())) {
            Future<String> here = loop.createFuture();
            Future<String> there = other.createFuture();
            assertThatThrownBy(() -> gather(here, there)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Twin("test_tasks.FutureGatherTests.test_constructor_homogenous_futures")
    void itsLoopIsThatOfTheFutures() {
        try (EventLoop other = EventLoop.create(new VirtualClock())) {
            List<Future<String>> children = List.of(other.createFuture(), other.createFuture(), other.createFuture());
            for (int i = 0; i < 2; i++) {
                Future<List<String>> gather = gather(children);
                assertThat(gather.loop()).isSameAs(other);
                other.callSoon(other::stop);
                other.runForever();
                assertThat(gather.isDone()).isFalse();
            }
        }
    }

    @Test
    @Twin("test_tasks.CoroutineGatherTests.test_constructor_use_running_loop")
    void ofCoroutinesBelongsToTheRunningLoop() {
        Future<List<String>> gather = complete(gathers(List.of(echo("a"), echo("b"))));
        assertThat(gather.loop()).isSameAs(loop);
        assertThat(complete(gather)).containsExactly("a", "b");
    }

    @Test
    @Twin("test_tasks.CoroutineGatherTests.test_duplicate_coroutines")
    void aCoroutineThatIsGivenTwiceRunsOnce() {
        Coroutine<String> same = echo("abc");
        Future<List<String>> gather = complete(gathers(List.of(same, same, echo("def"), same)));
        assertThat(complete(gather)).containsExactly("abc", "abc", "def", "abc");
    }

    /** What is no awaitable does not compile, but null does. */
    @Test
    @Twin("test_tasks.CoroutineGatherTests.test_issue46672")
    void aBadArgumentAfterAGoodOne() {
        loop.setExceptionHandler((where, context) -> reported.add(context));
        assertThatThrownBy(() -> complete(gathers(Arrays.asList(echo("abc"), null))))
                .isInstanceOf(NullPointerException.class);
        turn();
        assertThat(reported).isEmpty();
    }

    // ---- cancellation

    @Test
    @Twin("test_tasks.CoroutineGatherTests.test_cancellation_broadcast")
    void theCancelGoesToAllChildren() {
        AtomicInteger proof = new AtomicInteger();
        Future<Integer> waiter = loop.createFuture();
        Task<Void> child1 = loop.createTask(inner(waiter, proof));
        Task<Void> child2 = loop.createTask(inner(waiter, proof));
        AtomicReference<Future<List<Void>>> gather = new AtomicReference<>();
        Task<Void> task = loop.createTask(outer(gather, List.of(child1, child2)));
        turn();
        assertThat(task.cancel()).isTrue();
        assertCancelled(task);
        assertThat(gather.get().cancel()).isFalse();
        assertThat(List.of(waiter, child1, child2)).allMatch(Future::isCancelled);
        turn();
        assertThat(proof).hasValue(0);
    }

    @Async
    private static Coroutine<Void> inner(Future<Integer> waiter, AtomicInteger proof) {
        await(waiter);
        proof.incrementAndGet();
        return done();
    }

    @Async
    private static Coroutine<Void> outer(AtomicReference<Future<List<Void>>> gather, List<Task<Void>> children) {
        gather.set(gather(children));
        await(gather.get());
        throw new AssertionError("got past the await");
    }

    /** The children are done, although the gather does not know it yet. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_cancel_gather_1")
    void itCannotBeCancelledOnceAllChildrenAreDone() {
        Future<Integer> future = loop.createFuture();
        Future<List<Integer>> gather = complete(gathers(List.of(waitFor(future))));
        AtomicReference<Boolean> cancelled = new AtomicReference<>();
        turn();
        future.addDoneCallback(ended -> cancelled.set(gather.cancel()));
        future.setResult(42);
        assertThat(complete(gather)).containsExactly(42);
        assertThat(cancelled).hasValue(false);
        assertThat(gather.isCancelled()).isFalse();
    }

    @Async
    private static <T> Coroutine<T> waitFor(Future<T> future) {
        return value(await(future));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "my message")
    @Twin("test_tasks.BaseTaskTests.test_cancel_gather_2")
    void theCancelIsNotOneOfTheOutcomes(String message) {
        assertThatThrownBy(() -> complete(cancelsSettled(message)))
                .isInstanceOf(CancelledError.class)
                .hasMessage(message)
                .hasNoCause();
        assertThat(elapsed()).isEqualTo(ms(220));
    }

    @Async
    private static Coroutine<Void> settlesForASecond() {
        for (int i = 0; i < 20; i++) await(gatherSettled(sleep(ms(50))));
        return done();
    }

    @Async
    private static Coroutine<Void> cancelsSettled(String message) {
        Task<Void> task = createTask(settlesForASecond());
        await(sleep(ms(220)));
        task.cancel(message);
        await(task);
        return done();
    }

    // ---- late failures

    @Test
    @Twin("test_tasks.CoroutineGatherTests.test_exception_marking")
    void lateFailuresAreNotReported() {
        Future<Integer> a = loop.createFuture();
        Future<Integer> b = loop.createFuture();
        loop.setExceptionHandler((where, context) -> reported.add(context));
        Task<Void> task = loop.createTask(failsTwice(a, b));
        turn();
        a.setResult(null);
        turn();
        b.setResult(null);
        turn();
        turn();
        assertThat(task.exception()).hasMessage("should not be ignored");
        loop.close();
        assertThat(reported).isEmpty();
    }

    @Async
    private static Coroutine<Void> failsTwice(Future<Integer> a, Future<Integer> b) {
        await(gather(failsAfter(a), failsAfter(b)));
        return done();
    }

    @Async
    private static Coroutine<Void> failsAfter(Future<Integer> future) {
        await(future);
        throw new IllegalStateException("should not be ignored");
    }
}
