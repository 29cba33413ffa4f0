package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.sleep;
import static weft.Asyncio.timeoutAt;
import static weft.Asyncio.waitAll;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines at both ends of a long, with clocks that begin anywhere. */
class TimesTest {
    private static final long[] ENDS = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        Long.MIN_VALUE / 2,
        -1,
        0,
        1,
        Long.MAX_VALUE / 2,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };

    /** Jumps; what it was asked to wait for is kept. */
    private static final class Jumping implements LoopClock {
        final List<Long> waits = new ArrayList<>();
        private long now;

        private Jumping(long origin) {
            now = origin;
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void idle(long nanos) {
            assertThat(nanos).isPositive().isLessThan(FOREVER);
            waits.add(nanos);
            now += nanos;
        }

        @Override
        public void wakeup() {}
    }

    private Jumping clock = new Jumping(0);
    private EventLoop loop = EventLoop.create(clock);

    private void beginAt(long origin) {
        loop.close();
        clock = new Jumping(origin);
        loop = EventLoop.create(clock);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void whatDoesNotFitIsTheLastLong() {
        for (long left : ENDS) {
            for (long right : ENDS) {
                assertThat(Nanos.after(left, right)).isEqualTo(clamp(big(left).add(big(right))));
                assertThat(Nanos.until(left, right)).isEqualTo(clamp(big(left).subtract(big(right))));
            }
        }
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static long clamp(BigInteger exact) {
        return exact.max(big(Long.MIN_VALUE)).min(big(Long.MAX_VALUE)).longValueExact();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -5, 0, Long.MAX_VALUE / 2})
    void aDeadlineThatHasPassedIsDueAtOnce(long origin) {
        for (long when : ENDS) {
            if (when > origin) continue;
            beginAt(origin);
            loop.callAt(when, loop::stop);
            loop.runForever();
            assertThat(clock.waits).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -5, 0, Long.MAX_VALUE / 2})
    void aNegativeDelayIsDueAtOnce(long origin) {
        for (Duration delay : List.of(Duration.ofSeconds(Long.MIN_VALUE), Duration.ofNanos(-1), Duration.ZERO)) {
            beginAt(origin);
            loop.callLater(delay, loop::stop);
            loop.runForever();
            assertThat(clock.waits).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -5, 0})
    void aDeadlineFarAwayIsWaitedFor(long origin) {
        beginAt(origin);
        loop.callAt(Long.MAX_VALUE - 1, loop::stop);
        loop.runForever();
        assertThat(loop.time()).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void aLongDelayIsOneWait() {
        loop.callLater(Duration.ofDays(30), loop::stop);
        loop.runForever();
        assertThat(clock.waits).containsExactly(Duration.ofDays(30).toNanos());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -5, Long.MAX_VALUE / 2})
    void aTimeoutOfLongAgoExpiresAtOnce(long origin) {
        beginAt(origin);
        assertThatThrownBy(() -> loop.runUntilComplete(
                        async(() -> timeoutAt(Long.MIN_VALUE).run(() -> sleep(Duration.ofHours(1))))))
                .isInstanceOf(TimeoutError.class)
                .hasMessage("not done, and no time was left");
        assertThat(clock.waits).isEmpty();
    }

    @Test
    void aTimeoutTooFarAwayIsNone() {
        beginAt(Long.MAX_VALUE - 100);
        loop.runUntilComplete(async(() -> {
            assertThat(Asyncio.timeout(Duration.ofHours(1)).when()).isEmpty();
            assertThat(Asyncio.timeout(Duration.ofNanos(50)).when()).hasValue(Long.MAX_VALUE - 50);
            return Asyncio.value(null);
        }));
    }

    /** A wait that times out cancels its timer, which has rung. */
    @Test
    void aTimerThatHasRungIsNotCountedAsCancelled() {
        loop.runUntilComplete(async(() -> {
            Future<Object> never = loop.createFuture();
            Coroutine<?> waits = Asyncio.value(null);
            for (int i = 0; i < 80; i++) {
                Coroutine<?> before = waits;
                waits = awaiting((Awaitable<?>) before).then(last -> waitAll(List.of(never), Duration.ofNanos(1)));
            }
            return waits;
        }));
        assertThat(loop.scheduler.timers.cancelled()).isZero();
    }

    /** It leaves the queue in the iteration in which its sleeper is woken by a cancel. */
    @Test
    void aSleepThatIsDueIsNotCountedAsCancelled() {
        Task<Void> sleeper = loop.createTask(sleep(Duration.ofNanos(5)));
        loop.callLater(Duration.ofNanos(4), () -> {
            sleeper.cancel();
            clock.now += 10;
        });
        assertThatThrownBy(() -> loop.runUntilComplete(sleeper)).isInstanceOf(CancelledError.class);
        assertThat(loop.scheduler.timers.cancelled()).isZero();
    }
}
