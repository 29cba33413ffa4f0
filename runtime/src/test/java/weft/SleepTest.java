package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SleepTest extends VirtualTimeTest {
    @Test
    void c4_zeroAndLessYieldExactlyOnce() {
        for (Duration none : new Duration[] {Duration.ZERO, ms(-5)}) {
            events.clear();
            run(() -> {
                loop.callSoon(() -> {
                    note("first");
                    loop.callSoon(() -> note("second"));
                });
                return awaiting(sleep(none, "slept")).peek((String slept) -> note(slept));
            });
            assertThat(events).startsWith("first", "slept");
        }
    }

    @Test
    void yieldNowIsSleepOfNothing() {
        run(() -> {
            loop.callSoon(() -> note("other"));
            return awaiting(yieldNow()).peek(v -> note("back"));
        });
        assertThat(events).containsExactly("other", "back");
    }

    @Test
    void givesItsResultAfterTheDelay() {
        assertThat(run(() -> sleep(Duration.ofHours(1), "slept"))).isEqualTo("slept");
        assertThat(millis()).isEqualTo(3_600_000);
    }

    @Test
    void theTimerIsCancelledOnTheWayOut() {
        run(() -> {
            Task<Void> sleeper = createTask(sleep(Duration.ofHours(1)));
            loop.callLater(ms(1), sleeper::cancel);
            return awaiting(sleeper).caught(CancelledError.class, e -> value(null));
        });
        assertNoTimerIsLeft();
    }

    @Test
    void manyCancelledSleepsAreSweptOut() {
        run(() -> {
            for (int i = 0; i < 200; i++) {
                Task<Void> sleeper = createTask(sleep(Duration.ofHours(1 + i)));
                loop.callLater(ms(1), sleeper::cancel);
            }
            return awaiting(sleep(ms(2))).peek(v -> note("left: " + loop.scheduler.timers.size()));
        });
        assertThat(events).containsExactly("left: 0");
    }

    @Test
    void nobodyIsWokenTwiceWhenTheTimerComesDueWithTheCancel() {
        run(() -> {
            Task<Void> sleeper = createTask(sleep(ms(5)));
            loop.callLater(ms(5), sleeper::cancel);
            return awaiting(sleeper).caught(CancelledError.class, e -> value(null));
        });
        assertThat(reported).isEmpty();
    }

    @Test
    void needsALoopAndADelay() {
        assertThatThrownBy(() -> sleep(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Sleep<>(ms(1), null).step())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sleep")
                .hasMessageContaining("Asyncio.run(...)");
    }
}
