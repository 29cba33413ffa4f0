package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.TestCoroutines.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import weft.TestCoroutines.Script;

/** A loop in virtual time, what its exception handler was told, and a list for events. */
abstract class VirtualTimeTest {
    final EventLoop loop = EventLoop.create(new VirtualClock());
    final List<ExceptionContext> reported = new CopyOnWriteArrayList<>();
    final List<String> events = new ArrayList<>();

    VirtualTimeTest() {
        loop.setExceptionHandler((where, context) -> reported.add(context));
    }

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    <T> T run(Supplier<? extends Awaitable<T>> main) {
        return loop.runUntilComplete(async(main));
    }

    /** Gives {@code value} after some milliseconds, and notes its end. */
    <T> Script<T> after(int millis, T value) {
        return async(() -> Asyncio.sleep(ms(millis), value))
                .peek((T result) -> note("end " + result))
                .caught(CancelledError.class, cancelled -> {
                    note("cancelled " + value);
                    throw cancelled;
                });
    }

    <T> Script<T> failing(int millis, RuntimeException exception) {
        return async(() -> Asyncio.sleep(ms(millis))).then((Void nothing) -> {
            throw exception;
        });
    }

    /** Catches the cancel and returns {@code value} instead. */
    <T> Script<T> stubborn(T value) {
        return async(() -> Asyncio.sleep(ms(1000), value))
                .caught(CancelledError.class, swallowed -> Asyncio.value(value));
    }

    void assertNoTimerIsLeft() {
        assertThat(loop.scheduler.timers.firstDeadline()).isEqualTo(LoopClock.FOREVER);
    }

    void turn() {
        loop.stop();
        loop.runForever();
    }

    void note(String event) {
        events.add(event);
    }

    long millis() {
        return loop.time() / 1_000_000;
    }

    static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }
}
