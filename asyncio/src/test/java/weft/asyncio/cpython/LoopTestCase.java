package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.sleep;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import weft.Awaitable;
import weft.CancelledError;
import weft.EventLoop;
import weft.Future;
import weft.VirtualClock;

/** What {@code test_utils.TestCase} gives: a loop in virtual time that the test itself runs. */
@Timeout(60)
abstract class LoopTestCase {
    final EventLoop loop = EventLoop.create(new VirtualClock());
    private final long start = loop.time();

    @AfterEach
    void closeLoop() {
        loop.setExceptionHandler((where, context) -> {}); // of tasks that a test leaves pending
        loop.close();
    }

    /** {@code test_utils.run_briefly}. */
    void turn() {
        loop.callSoon(loop::stop);
        loop.runForever();
    }

    <T> T complete(Awaitable<T> awaitable) {
        return loop.runUntilComplete(awaitable);
    }

    void assertCancelled(Future<?> future) {
        assertThatThrownBy(() -> complete(future)).isInstanceOf(CancelledError.class);
    }

    /** Runs everything that takes time to its end. */
    void runOut() {
        complete(sleep(Duration.ofHours(1)));
    }

    Duration elapsed() {
        return Duration.ofNanos(loop.time() - start);
    }

    static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }
}
