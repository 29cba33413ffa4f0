package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.waitAny;
import static weft.Asyncio.waitFirstException;
import static weft.TestCoroutines.awaiting;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitTest extends VirtualTimeTest {
    private final RuntimeException boom = new IllegalArgumentException("boom");

    @Test
    void a1_refusesToWaitForNothing() {
        assertThatThrownBy(() -> run(() -> waitAny(List.<Future<Integer>>of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("waitAny");
    }

    @Test
    void a1_refusesNullBeforeItTouchesTheOthers() {
        Future<Integer> future = loop.createFuture();
        Wait<Integer> wait = new Wait<>(Arrays.asList(future, null), null, ReturnWhen.ALL_COMPLETED);
        assertThatThrownBy(() -> run(() -> wait))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("waitAll of null: element 1; leave out what is not there");
        assertThat(future.removeDoneCallback(wait.onCompletion)).isZero();
    }

    @Test
    void a2_aTimeoutReturnsAndCancelsNothing() {
        run(() -> {
            Task<Integer> slow = createTask(after(50, 1));
            Task<Integer> fast = createTask(after(10, 2));
            return awaiting(waitAll(List.of(slow, fast), ms(20))).then((WaitResult<Integer> result) -> {
                assertThat(millis()).isEqualTo(20);
                assertThat(result.done()).containsExactly(fast);
                assertThat(result.pending()).containsExactly(slow);
                return slow;
            });
        });
        assertThat(events).containsExactly("end 2", "end 1");
    }

    @Test
    void a3_cancellingTheWaiterLeavesTheFuturesAlone() {
        run(() -> {
            Task<Integer> slow = createTask(after(50, 1));
            Task<WaitResult<Integer>> waiter = createTask(waitAll(List.of(slow), ms(100)));
            loop.callLater(ms(5), waiter::cancel);
            return awaiting(waiter)
                    .then((WaitResult<Integer> never) -> value(0))
                    .caught(CancelledError.class, e -> slow);
        });
        assertThat(events).containsExactly("end 1");
    }

    @Test
    void a4_firstExceptionIgnoresCancelledOnesAndMarksWhatItLookedAt() {
        run(() -> {
            Task<Integer> cancelled = createTask(after(90, 1));
            Task<Integer> failed = createTask(failing(20, boom));
            Task<Integer> slow = createTask(after(50, 3));
            loop.callLater(ms(10), cancelled::cancel);
            return awaiting(waitFirstException(List.of(slow, failed, cancelled)))
                    .then((WaitResult<Integer> result) -> {
                        assertThat(millis()).isEqualTo(20);
                        assertThat(result.done()).containsExactly(failed, cancelled);
                        assertThat(result.pending()).containsExactly(slow);
                        assertThat(failed.isUnretrieved()).isFalse();
                        return value(null);
                    });
        });
    }

    @Test
    void a4_allCompletedDoesNotLookAtExceptions() {
        run(() -> {
            Task<Integer> failed = createTask(failing(20, boom));
            return awaiting(waitAll(List.of(failed, createTask(after(30, 1))))).then((WaitResult<Integer> result) -> {
                assertThat(result.pending()).isEmpty();
                assertThat(failed.isUnretrieved()).isTrue();
                return value(null);
            });
        });
    }

    @Test
    void a5_suspendsThoughAllAreDone() {
        run(() -> {
            Future<Integer> done = loop.createFuture();
            done.setResult(1);
            loop.callSoon(() -> note("soon"));
            return awaiting(waitAny(List.of(done))).peek((WaitResult<Integer> result) -> note("waited"));
        });
        assertThat(events).containsExactly("soon", "waited");
    }

    @Test
    void a6_allThatAreDoneAtWakeUpAreInDone() {
        run(() -> {
            Task<Integer> one = createTask(after(10, 1));
            Task<Integer> two = createTask(after(10, 2));
            return awaiting(waitAny(List.of(one, two, one))).then((WaitResult<Integer> result) -> {
                assertThat(result.done()).containsExactly(one, two);
                return value(null);
            });
        });
        assertThat(reported).isEmpty();
    }

    @Test
    void theCallbacksAndTheTimerAreTakenBack() {
        Future<Integer> never = loop.createFuture();
        Wait<Integer> waiting = run(() -> {
            Wait<Integer> any = new Wait<>(List.of(never, createTask(after(1, 1))), ms(50), ReturnWhen.FIRST_COMPLETED);
            return awaiting(any).then((WaitResult<Integer> result) -> value(any));
        });
        assertThat(never.removeDoneCallback(waiting.onCompletion)).isZero();
        assertNoTimerIsLeft();
    }

    @Test
    void theCallbacksAndTheTimerAreTakenBackWhenItIsCancelled() {
        Future<Integer> never = loop.createFuture();
        Wait<Integer> waiting = new Wait<>(List.of(never), ms(50), ReturnWhen.ALL_COMPLETED);
        run(() -> {
            Task<?> waiter = createTask(waiting);
            loop.callLater(ms(5), waiter::cancel);
            return awaiting(waiter).then((Object result) -> value(1)).caught(CancelledError.class, e -> value(0));
        });
        assertThat(never.removeDoneCallback(waiting.onCompletion)).isZero();
        assertNoTimerIsLeft();
    }
}
