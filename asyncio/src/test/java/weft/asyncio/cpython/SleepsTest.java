package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.EventLoop;
import weft.LoopClock;
import weft.Task;
import weft.VirtualClock;
import weft.annotations.Async;

/** test_tasks: sleep. */
class SleepsTest extends LoopTestCase {
    @Test
    @Twin("test_tasks.BaseTaskTests.test_sleep")
    void givesItsResultInTime() {
        assertThat(complete(sleeps(ms(100), "yeah"))).isEqualTo("yeah");
        assertThat(elapsed()).isEqualTo(ms(100));
    }

    @Async
    private static Coroutine<String> sleeps(Duration time, String result) {
        await(sleep(time.dividedBy(2)));
        return value(await(sleep(time.dividedBy(2), result)));
    }

    /** A loop whose only timer is cancelled sleeps for as long as it takes, not until the timer. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_sleep_cancel")
    void aCancelledSleepLeavesNoTimer() {
        Idle clock = new Idle();
        try (EventLoop idle = EventLoop.create(clock)) {
            Task<String> task = idle.createTask(sleep(Duration.ofSeconds(10), "yeah"));
            idle.callSoon(idle::stop);
            idle.runForever();
            clock.onIdle = () -> idle.callSoon(task::cancel);
            idle.callSoon(() -> task.addDoneCallback(ended -> clock.onIdle = idle::stop));
            idle.runForever();
            assertThat(task.isCancelled()).isTrue();
            assertThat(clock.last).isEqualTo(LoopClock.FOREVER);
        }
    }

    /** A clock that tells when, and for how long, the loop has nothing to do. */
    private static final class Idle implements LoopClock {
        private final VirtualClock virtual = new VirtualClock();
        private Runnable onIdle;
        private long last;

        @Override
        public long nanoTime() {
            return virtual.nanoTime();
        }

        @Override
        public void idle(long nanos) {
            last = nanos;
            onIdle.run();
        }

        @Override
        public void wakeup() {}
    }

    /** What was ready runs once, and before the sleeper goes on. */
    @Test
    @Twin("test_tasks.SleepTests.test_sleep_zero")
    void aSleepOfZeroIsOneTurn() {
        AtomicInteger result = new AtomicInteger();
        complete(countsTurns(result));
        assertThat(result).hasValue(11);
    }

    @Async
    private static Coroutine<Void> countsTurns(AtomicInteger result) {
        EventLoop.running().callSoon(result::incrementAndGet);
        assertThat(result).hasValue(0);
        int number = await(sleep(Duration.ZERO, 10));
        assertThat(result).hasValue(1);
        result.addAndGet(number);
        return done();
    }
}
