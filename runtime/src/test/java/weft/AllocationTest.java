package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the hot paths allocate, in bytes. */
class AllocationTest {
    private static final int ROUNDS = 100_000;

    private final EventLoop loop = EventLoop.create(new VirtualClock());

    @AfterEach
    void close() {
        loop.close();
    }

    /** A loop around one await. */
    private abstract static class Rounds extends Coroutine<Integer> {
        private int round;

        abstract Object await(int round);

        @Override
        protected final Object step() {
            if (round > 0) resumption();
            while (round < ROUNDS) {
                if (await(round++) == SUSPENDED) return SUSPENDED;
            }
            return round;
        }

        @Override
        protected String name() {
            return "rounds";
        }
    }

    private double perRound(Runnable run) {
        run.run();
        long before = Allocations.here();
        run.run();
        return (Allocations.here() - before) / (double) ROUNDS;
    }

    private final class Yields extends Rounds {
        @Override
        Object await(int round) {
            return Yield.suspend();
        }
    }

    @Test
    void aYieldAllocatesNothing() {
        assertThat(perRound(() -> loop.runUntilComplete(new Yields()))).isLessThan(0.1);
    }

    private final class ReadyAwaits extends Rounds {
        private final Future<Integer> ready;

        private ReadyAwaits(Future<Integer> ready) {
            this.ready = ready;
        }

        @Override
        Object await(int round) {
            return ready.onAwait(this);
        }
    }

    @Test
    void anAwaitOfADoneFutureAllocatesNothing() {
        Future<Integer> ready = loop.createFuture();
        ready.setResult(1);
        assertThat(perRound(() -> loop.runUntilComplete(new ReadyAwaits(ready))))
                .isLessThan(0.1);
    }

    private final class PendingAwaits extends Rounds {
        private Future<Integer> next = loop.createFuture();

        @Override
        Object await(int round) {
            next = loop.createFuture();
            return next.onAwait(this);
        }
    }

    private final class Completer extends Rounds {
        private final PendingAwaits waiter;

        private Completer(PendingAwaits waiter) {
            this.waiter = waiter;
        }

        @Override
        Object await(int round) {
            waiter.next.setResult(1);
            return Yield.suspend();
        }
    }

    @Test
    void anAwaitOfAPendingFutureAllocatesTheFutureAlone() {
        assertThat(perRound(() -> {
                    PendingAwaits waiter = new PendingAwaits();
                    loop.createTask(waiter);
                    loop.runUntilComplete(new Completer(waiter));
                }))
                .isLessThan(24.1);
    }

    @Test
    void aFutureHas24BytesAndATask48() {
        Object[] kept = new Object[ROUNDS];
        assertThat(perRound(() -> {
                    for (int i = 0; i < ROUNDS; i++) kept[i] = loop.createFuture();
                }))
                .isLessThan(24.1);
        Context context = new Context();
        Coroutine<Integer> coroutine = new Yields();
        assertThat(perRound(() -> {
                    for (int i = 0; i < ROUNDS; i++) kept[i] = new Task<>(loop, coroutine, null, context);
                }))
                .isLessThan(48.1);
    }

    private final class Sleepers extends Rounds {
        private final Duration delay = Duration.ofMillis(1);

        @Override
        Object await(int round) {
            return Asyncio.sleep(delay).onAwait(this);
        }
    }

    /** The coroutine, which is its own timer, has 40; its future 24. */
    @Test
    void aSleepAllocates64Bytes() {
        assertThat(perRound(() -> loop.runUntilComplete(new Sleepers()))).isLessThan(64.1);
    }

    @Test
    void aTimerHas32Bytes() {
        Object[] kept = new Object[ROUNDS];
        Context context = new Context();
        Runnable nothing = () -> {};
        assertThat(perRound(() -> {
                    for (int i = 0; i < ROUNDS; i++) kept[i] = new TimerHandle(loop, i, nothing, context);
                }))
                .isLessThan(32.1);
    }
}
