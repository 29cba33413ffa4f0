package weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.Future;
import weft.Task;
import weft.annotations.Async;

class LockTest {
    private final Lock lock = new Lock();

    @Test
    void withHoldsTheLockWhileTheBlockRuns() throws Exception {
        assertThat(VirtualLoop.run(() -> lock.with(this::isLockedAfterAnAwait))).isTrue();
        assertThat(lock.isLocked()).isFalse();
    }

    @Async
    Coroutine<Boolean> isLockedAfterAnAwait() {
        await(yieldNow());
        return value(lock.isLocked());
    }

    @Test
    void withReleasesWhenTheBlockFailsAndThrowsTheSameException() {
        IOException failure = new IOException("disk");
        assertThatThrownBy(() -> VirtualLoop.run(() -> lock.with(() -> fail(failure))))
                .isSameAs(failure);
        assertThat(lock.isLocked()).isFalse();
        assertThatThrownBy(() -> VirtualLoop.run(() -> lock.with(() -> {
                    throw failure;
                })))
                .isSameAs(failure);
        assertThat(lock.isLocked()).isFalse();
    }

    @Async
    Coroutine<Void> fail(IOException failure) throws IOException {
        await(yieldNow());
        throw failure;
    }

    @Test
    void aBlockWithoutACoroutineIsToldToReturnOne() {
        assertThatThrownBy(() -> VirtualLoop.run(() -> lock.with(() -> null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the block returned null instead of a coroutine: return value(x) or done()");
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void holdIsReleasedByTheEndOfTheTryStatement() throws Exception {
        assertThat(VirtualLoop.run(this::holdTwice)).containsExactly(true, true, false);
    }

    @Async
    Coroutine<List<Boolean>> holdTwice() {
        List<Boolean> locked = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (var held = await(lock.hold())) {
                await(yieldNow());
                locked.add(lock.isLocked());
                assertThat(held).isNotNull();
            }
        }
        locked.add(lock.isLocked());
        return value(locked);
    }

    @Test
    void whenBlockAndReleaseFailEachFormKeepsTheExceptionOfItsLanguage() {
        assertThatThrownBy(() -> VirtualLoop.run(this::releaseAndFailInHold))
                .hasMessage("block")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement(InstanceOfAssertFactories.THROWABLE)
                        .hasMessageStartingWith("Lock is not acquired"));
        assertThatThrownBy(() -> VirtualLoop.run(() -> lock.with(this::releaseAndFail)))
                .hasMessageStartingWith("Lock is not acquired");
    }

    @Async
    Coroutine<Void> releaseAndFailInHold() {
        try (var held = await(lock.hold())) {
            assertThat(held).isNotNull();
            return releaseAndFail();
        }
    }

    @Async
    Coroutine<Void> releaseAndFail() {
        lock.release();
        throw new ArithmeticException("block");
    }

    @Test
    void heldReleasesOnce() throws Exception {
        AutoCloseable held = VirtualLoop.run(lock::hold);
        held.close();
        held.close();
        assertThat(lock.isLocked()).isFalse();
    }

    /** Rules K1 and K2: release hands nothing over, but nobody takes the lock before the one that was woken. */
    @Test
    void betweenReleaseAndTheStepOfTheNextTheLockIsFreeButReserved() throws Exception {
        assertThat(VirtualLoop.run(this::overtake)).containsExactly("free", "waiter", "newcomer");
    }

    @Async
    Coroutine<List<String>> overtake() {
        List<String> order = new ArrayList<>();
        await(lock.acquire());
        Task<Void> waiter = createTask(take("waiter", order));
        await(yieldNow());
        lock.release();
        if (!lock.isLocked()) order.add("free");
        await(take("newcomer", order));
        await(waiter);
        return value(order);
    }

    @Async
    Coroutine<Void> take(String name, List<String> order) {
        await(lock.acquire());
        order.add(name);
        lock.release();
        return done();
    }

    /** Rule K1. */
    @Test
    void aFreeLockIsTakenWithoutAYield() throws Exception {
        assertThat(VirtualLoop.run(this::ranMeanwhile)).isFalse();
    }

    @Async
    Coroutine<Boolean> ranMeanwhile() {
        Task<Void> other = createTask(done());
        try (var held = await(lock.hold())) {
            assertThat(held).isNotNull();
            return value(other.isDone());
        }
    }

    @Test
    void withoutALoopAFreeLockIsTakenAndAHeldOneNamesRun() {
        assertThat(takeLoopless()).isCompleted();
        assertThatThrownBy(() -> takeLoopless().get()).hasMessageContaining("Asyncio.run");
    }

    @Async
    CompletableFuture<Void> takeLoopless() {
        await(lock.acquire());
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void aReleaseTooManySaysHowToPairIt() {
        assertThatThrownBy(lock::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Lock is not acquired: call release() once for each await(acquire()), or leave both to"
                        + " await(lock.with(() -> ...))");
    }

    /** Rule K3, where the next one is cancelled, too. */
    @Test
    void theWakeupOfACancelledTaskGoesOnToTheNextThatIsNot() throws Exception {
        assertThat(VirtualLoop.run(this::cancelTwoOfThree)).containsExactly("third");
    }

    @Async
    Coroutine<List<String>> cancelTwoOfThree() {
        List<String> order = new ArrayList<>();
        await(lock.acquire());
        Task<Void> first = createTask(take("first", order));
        Task<Void> second = createTask(take("second", order));
        Future<Void> third = createTask(take("third", order));
        await(yieldNow());
        lock.release();
        first.cancel();
        second.cancel();
        await(third);
        return value(order);
    }
}
