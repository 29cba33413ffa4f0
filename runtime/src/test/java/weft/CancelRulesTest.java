package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import org.junit.jupiter.api.Test;
import weft.TestCoroutines.Script;

class CancelRulesTest extends VirtualTimeTest {
    private final Future<Integer> gate = loop.createFuture();

    /** Runs until nothing is left to do. */
    private void settle() {
        for (int i = 0; i < 10; i++) turn();
    }

    private Script<Integer> onGate(String name) {
        return awaiting(gate).peek(value -> note(name + " got " + value)).caught(CancelledError.class, error -> {
            note(name + " cancelled " + error.getMessage());
            throw error;
        });
    }

    private Script<Integer> cancelsItself(Script<Integer> rest) {
        return async(() -> {
                    Task.current().cancel("self");
                    return value(0);
                })
                .then((Integer nothing) -> rest);
    }

    @Test
    void x1_x2_theAwaitedTaskIsCancelledFirst() {
        Task<Integer> inner = loop.createTask(onGate("inner").lastly(() -> sleep(ms(5))));
        Task<Integer> outer = loop.createTask(awaiting(inner).caught(CancelledError.class, error -> {
            note("outer at " + millis());
            throw error;
        }));
        turn();
        turn();
        assertThat(outer.cancel("why")).isTrue();
        assertThatThrownBy(() -> loop.runUntilComplete(outer)).isInstanceOf(CancelledError.class);
        assertThat(events).containsExactly("inner cancelled why", "outer at 5");
        assertThat(inner.isCancelled() && outer.isCancelled() && gate.isCancelled())
                .isTrue();
    }

    @Test
    void x3_anAwaitedTaskMayRefuse() {
        Task<Integer> inner = loop.createTask(awaiting(gate).caught(CancelledError.class, error -> value(9)));
        Task<Integer> outer = loop.createTask(awaiting(inner));
        turn();
        turn();
        outer.cancel();
        assertThat(loop.runUntilComplete(outer)).isEqualTo(9);
        assertThat(outer.cancelling()).isEqualTo(1);
        assertThat(outer.isCancelled()).isFalse();
    }

    @Test
    void x4_cancellingOneAwaiterCancelsASharedTaskForAll() {
        Task<Integer> shared = loop.createTask(onGate("shared"));
        Task<Integer> a = loop.createTask(awaiting(shared));
        Task<Integer> b = loop.createTask(awaiting(shared));
        turn();
        a.cancel();
        settle();
        assertThat(b.isCancelled()).isTrue();
        assertThat(b.cancelling()).isZero();
    }

    @Test
    void x5_x10_beforeTheFirstStepTheBodyNeverRuns() {
        Coroutine<Integer> coroutine = async(() -> {
            note("ran");
            return value(1);
        });
        Task<Integer> task = loop.createTask(coroutine);
        task.cancel("first");
        task.cancel("last");
        assertThatThrownBy(() -> loop.runUntilComplete(task))
                .isInstanceOf(CancelledError.class)
                .hasMessage("last");
        assertThat(events).isEmpty();
        assertThatThrownBy(() -> run(() -> coroutine)).hasMessageStartingWith("cannot reuse");
    }

    @Test
    void x6_aSelfCancelIsDeliveredAtTheNextRealSuspension() {
        Future<Integer> done = loop.createFuture();
        done.setResult(1);
        Task<Integer> other = loop.createTask(onGate("other"));
        Task<Integer> task = loop.createTask(
                cancelsItself(awaiting(done).peek(value -> note("inline"))).then((Integer value) -> other));
        settle();
        assertThat(events).containsExactly("inline", "other cancelled self");
        assertThat(task.isCancelled()).isTrue();
    }

    @Test
    void x7_aCancelReplacesAValueThatWasNotDeliveredYet() {
        Task<Integer> task = loop.createTask(onGate("task"));
        turn();
        gate.setResult(1);
        assertThat(task.cancel("late")).isTrue();
        settle();
        assertThat(events).containsExactly("task cancelled late");
    }

    @Test
    void c9_aCancelledErrorThatIsComingInIsNotReplaced() {
        Task<Integer> task = loop.createTask(onGate("task"));
        turn();
        gate.cancel("from the gate");
        assertThat(task.cancel("late")).isTrue();
        settle();
        assertThat(events).containsExactly("task cancelled from the gate");
    }

    @Test
    void x8_withoutAFurtherAwaitTheTaskEndsCancelled() {
        Task<Integer> task = loop.createTask(cancelsItself(async(() -> value(5))));
        settle();
        assertThat(task.isCancelled()).isTrue();
        assertThatThrownBy(task::result).isInstanceOf(CancelledError.class).hasMessage("self");
        RuntimeException boom = new RuntimeException("boom");
        Task<Integer> raising = loop.createTask(cancelsItself(async(() -> {
            throw boom;
        })));
        settle();
        assertThat(raising.exception()).isSameAs(boom);
    }

    @Test
    void x9_x10_severalRequestsAreOneDeliveryWithTheFirstMessage() {
        Task<Integer> task = loop.createTask(awaiting(gate).caught(CancelledError.class, error -> {
            note(error.getMessage());
            return sleep(ms(1), 2);
        }));
        turn();
        assertThat(task.cancel("one")).isTrue();
        assertThat(gate.isCancelled()).isTrue();
        assertThat(task.cancelling()).isEqualTo(1);
        assertThatThrownBy(gate::result).hasMessage("one");
        settleTime(task);
        assertThat(events).containsExactly("one");
        assertThat(task.result()).isEqualTo(2);
    }

    private void settleTime(Task<?> task) {
        loop.runUntilComplete(task);
    }

    @Test
    void x11_aSwallowedCancelLetsTheTaskGoOn() {
        Task<Integer> task = loop.createTask(awaiting(gate)
                .caught(CancelledError.class, error -> value(1))
                .then((Integer value) -> sleep(ms(5), 2)));
        turn();
        task.cancel();
        assertThat(loop.runUntilComplete(task)).isEqualTo(2);
        assertThat(task.cancelling()).isEqualTo(1);
    }

    @Test
    void x12_aSecondCancelInterruptsTheCleanup() {
        Task<Integer> task = loop.createTask(onGate("task").lastly(() -> sleep(ms(1000))));
        turn();
        task.cancel("first");
        turn();
        task.cancel("second");
        assertThatThrownBy(() -> loop.runUntilComplete(task)).hasMessage("second");
        assertThat(millis()).isZero();
    }

    @Test
    void x13_aTaskIsCancelledIfItEndsWithCancelledErrorThoughNobodyAsked() {
        Task<Integer> task = loop.createTask(awaiting(gate));
        turn();
        gate.cancel();
        settle();
        assertThat(task.isCancelled()).isTrue();
        assertThat(task.cancelling()).isZero();
    }

    @Test
    void x14_uncancelStopsAtZeroAndDropsAnUndeliveredRequest() {
        Task<Integer> task = loop.createTask(async(() -> {
            Task<?> me = Task.current();
            me.cancel();
            me.cancel();
            assertThat(me.cancelling()).isEqualTo(2);
            assertThat(me.uncancel()).isEqualTo(1);
            assertThat(me.uncancel()).isZero();
            assertThat(me.uncancel()).isZero();
            return sleep(ms(1), 3);
        }));
        assertThat(loop.runUntilComplete(task)).isEqualTo(3);
    }

    @Test
    void x15_catchExceptionDoesNotCatchIt() {
        Task<Integer> task = loop.createTask(awaiting(gate).caught(Exception.class, error -> value(1)));
        turn();
        task.cancel();
        settle();
        assertThat(task.isCancelled()).isTrue();
    }

    @Test
    void x16_aDoneTaskRefuses() {
        Task<Integer> task = loop.createTask(async(() -> value(1)));
        settle();
        assertThat(task.cancel()).isFalse();
        assertThat(task.cancelling()).isZero();
    }

    @Test
    void x17_finallyBlocksMayAwait() {
        Task<Integer> task =
                loop.createTask(onGate("task").lastly(() -> sleep(ms(5))).lastly(() -> note("end")));
        turn();
        task.cancel();
        assertThatThrownBy(() -> loop.runUntilComplete(task)).isInstanceOf(CancelledError.class);
        assertThat(events).containsExactly("task cancelled null", "end");
        assertThat(millis()).isEqualTo(5);
    }

    @Test
    void aCancelFromAnotherThreadIsSentToTheLoop() throws Exception {
        Task<Integer> task =
                loop.createTask(onGate("on " + Thread.currentThread().getName()));
        Thread other = new Thread(() -> task.cancel(true));
        loop.callSoon(other::start);
        assertThatThrownBy(() -> loop.runUntilComplete(task)).isInstanceOf(CancelledError.class);
        other.join();
        assertThat(events).hasSize(1);
    }
}
