package weft.sync;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What was done wrong, and what to write instead. */
class MisuseTest {
    @Test
    void conditionsNeedTheirLock() {
        Condition condition = new Condition();
        assertThatThrownBy(condition::notifyNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot notify on un-acquired lock: do it inside await(condition.with(() -> ...)), or after"
                        + " await(condition.acquire())");
        assertThatThrownBy(() -> VirtualLoop.run(condition::waitUntilNotified))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot wait on un-acquired lock: do it inside");
        assertThatThrownBy(() -> new Condition(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void numbersOutOfRange() {
        assertThatThrownBy(() -> new Semaphore(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Semaphore initial value must be >= 0, and is -1; ");
        assertThatThrownBy(() -> new Barrier(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parties must be > 0, and is 0; ");
    }

    @Test
    void aReleaseTooManyOfABoundedSemaphore() {
        assertThatThrownBy(new BoundedSemaphore()::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("BoundedSemaphore released too many times: call release() once for each");
    }

    @Test
    void aBrokenBarrierNamesReset() throws Exception {
        Barrier barrier = new Barrier(1);
        VirtualLoop.run(barrier::abort);
        assertThatThrownBy(() -> VirtualLoop.run(barrier::waitForAll))
                .isInstanceOf(BrokenBarrierError.class)
                .hasMessageContaining("await(barrier.reset())");
    }
}
