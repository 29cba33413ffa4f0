package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.shield;
import static weft.Asyncio.value;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.Future;
import weft.Task;
import weft.annotations.Async;

/** test_tasks: shield. */
class ShieldsTest extends LoopTestCase {
    private final Future<Integer> inner = loop.createFuture();
    private final Future<Integer> second = loop.createFuture();

    @Async
    private static Coroutine<Integer> answer() {
        return value(42);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_shield_result")
    void passesTheResult() {
        Future<Integer> outer = shield(inner);
        inner.setResult(42);
        assertThat(complete(outer)).isEqualTo(42);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_shield_exception")
    void passesTheException() {
        Future<Integer> outer = shield(inner);
        turn();
        RuntimeException exception = new IllegalStateException("expected");
        inner.setException(exception);
        turn();
        assertThat(outer.exception()).isSameAs(exception);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_shield_cancel_inner")
    void passesTheCancelOfTheInner() {
        Future<Integer> outer = shield(inner);
        turn();
        inner.cancel();
        turn();
        assertThat(outer.isCancelled()).isTrue();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_shield_cancel_outer")
    void doesNotPassTheCancelOfTheOuter() {
        Future<Integer> outer = shield(inner);
        turn();
        outer.cancel();
        turn();
        assertThat(outer.isCancelled()).isTrue();
        assertThat(inner.isDone()).isFalse();
        inner.setResult(42);
        turn();
        assertThat(outer.isCancelled()).isTrue();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_shield_shortcut")
    void ofWhatIsDoneIsThat() {
        inner.setResult(42);
        assertThat(shield(inner)).isSameAs(inner);
        assertThat(complete(shield(inner))).isEqualTo(42);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_shield_effect")
    void theInnerGoesOnWhenItsAwaiterIsCancelled() {
        AtomicInteger proof = new AtomicInteger();
        Task<Void> task = loop.createTask(outer(proof));
        turn();
        task.cancel();
        assertCancelled(task);
        inner.setResult(1);
        turn();
        assertThat(proof).hasValue(1);
    }

    @Async
    private Coroutine<Void> outer(AtomicInteger proof) {
        await(shield(inner(proof)));
        proof.addAndGet(100);
        return done();
    }

    @Async
    private Coroutine<Void> inner(AtomicInteger proof) {
        proof.addAndGet(await(inner));
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_shield_gather")
    void protectsAGather() {
        Future<List<Integer>> parent = gather(inner, second);
        Future<List<Integer>> outer = shield(parent);
        turn();
        outer.cancel();
        turn();
        assertThat(outer.isCancelled()).isTrue();
        inner.setResult(1);
        second.setResult(2);
        turn();
        assertThat(parent.result()).containsExactly(1, 2);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_gather_shield")
    void protectsTheChildrenOfAGather() {
        Future<Integer> shield1 = shield(inner);
        Future<Integer> shield2 = shield(second);
        Future<List<Integer>> parent = gather(shield1, shield2);
        turn();
        parent.cancel();
        turn();
        assertThat(parent.exception()).isInstanceOf(CancelledError.class);
        assertThat(List.of(shield1, shield2)).allMatch(Future::isCancelled);
        assertThat(List.of(inner, second)).noneMatch(Future::isDone);
        inner.setResult(1);
        second.setResult(2);
        turn();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_shield_coroutine_without_loop")
    void ofACoroutineNeedsALoop() {
        assertThatThrownBy(() -> shield(answer()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("running");
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_shield_coroutine_use_running_loop")
    void ofACoroutineBelongsToTheRunningLoop() {
        Future<Integer> outer = complete(shields());
        assertThat(outer.loop()).isSameAs(loop);
        assertThat(complete(outer)).isEqualTo(42);
    }

    @Async
    private static Coroutine<Future<Integer>> shields() {
        return value(shield(answer()));
    }
}
