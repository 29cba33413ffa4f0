package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import org.junit.jupiter.api.Test;

class ShieldTest extends VirtualTimeTest {
    private final RuntimeException boom = new IllegalArgumentException("boom");

    @Test
    void h1_ofADoneFutureIsThatFuture() {
        run(() -> {
            Future<Integer> done = loop.createFuture();
            done.setResult(1);
            assertThat(shield(done)).isSameAs(done);
            return value(null);
        });
    }

    @Test
    void h2_passesValueAndErrorOutward() {
        assertThat(run(() -> shield(after(10, 1)))).isEqualTo(1);
        assertThatThrownBy(() -> run(() -> shield(failing(10, boom)))).isSameAs(boom);
        assertThat(reported).isEmpty();
    }

    @Test
    void h3_aCancelOfTheOuterLeavesTheInnerAlone() {
        run(() -> {
            Task<Integer> inner = createTask(after(50, 1));
            Task<Integer> awaiter = createTask(async(() -> shield(inner)));
            loop.callLater(ms(5), awaiter::cancel);
            return awaiting(awaiter).caught(CancelledError.class, e -> {
                assertThat(millis()).isEqualTo(5);
                return inner;
            });
        });
        assertThat(events).containsExactly("end 1");
    }

    @Test
    void h4_aCancelOfTheInnerCancelsTheOuter() {
        run(() -> {
            Task<Integer> inner = createTask(after(50, 1));
            Future<Integer> outer = shield(inner);
            loop.callLater(ms(5), inner::cancel);
            return awaiting(outer).caught(CancelledError.class, e -> {
                assertThat(outer.isCancelled()).isTrue();
                return value(1);
            });
        });
    }

    @Test
    void h5_anErrorThatNoShieldPassesOnIsReportedOnce() {
        run(() -> {
            Task<Integer> inner = createTask(failing(50, boom));
            Future<Integer> first = shield(inner);
            Future<Integer> second = shield(inner);
            first.cancel();
            second.cancel();
            return sleep(ms(100));
        });
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).exception()).isSameAs(boom);
        assertThat(reported.get(0).message()).isEqualTo("IllegalArgumentException exception in shielded future");
    }

    @Test
    void h5_aValueOrACancelOfTheInnerIsNotReported() {
        run(() -> {
            Task<Integer> succeeds = createTask(after(50, 1));
            Task<Integer> cancelled = createTask(after(50, 2));
            shield(succeeds).cancel();
            shield(cancelled).cancel();
            loop.callLater(ms(5), cancelled::cancel);
            return sleep(ms(100));
        });
        assertThat(reported).isEmpty();
        assertThat(events).containsExactly("cancelled 2", "end 1");
    }

    @Test
    void h6_theShieldedCoroutineNeedsNoReference() {
        run(() -> {
            shield(after(50, 1)).cancel();
            return sleep(ms(100));
        });
        assertThat(events).containsExactly("end 1");
    }
}
