package weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.yieldNow;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import weft.AsyncCallable;
import weft.Coroutine;
import weft.annotations.Async;

/** Rule K10: a primitive belongs to the loop on which a task had to wait for it first. */
class LoopBoundTest {
    private final Queue<String> full = new Queue<>(1);
    private final Queue<String> empty = new Queue<>();
    private final Event event = new Event();
    private final Lock lock = new Lock();
    private final Semaphore semaphore = new Semaphore(0);
    private final Condition condition = new Condition();

    @TestFactory
    Stream<DynamicTest> waitingOnASecondLoopIsRefused() {
        full.putNowait("x");
        return Stream.of(
                refused("Lock", this::waitForLock),
                refused("Event", event::waitUntilSet),
                refused("Condition", () -> condition.with(condition::waitUntilNotified)),
                refused("Semaphore", semaphore::acquire),
                refused("Queue", empty::get),
                refused("Queue", () -> full.put("y")));
    }

    @Async
    Coroutine<Void> waitForLock() {
        if (!lock.isLocked()) await(lock.acquire());
        await(lock.acquire());
        return done();
    }

    private static <T> DynamicTest refused(String type, AsyncCallable<T> wait) {
        return DynamicTest.dynamicTest(type, () -> {
            VirtualLoop.run(() -> startAndCancel(wait));
            assertThatThrownBy(() -> VirtualLoop.run(() -> startAndCancel(wait)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("<" + type + " ")
                    .hasMessageEndingWith("> is bound to a different event loop, that of the first task which had to"
                            + " wait for it; make one for each loop, or hand the work to its loop: callSoonThreadsafe");
        });
    }

    @Async
    private static <T> Coroutine<Void> startAndCancel(AsyncCallable<T> wait) throws Exception {
        var task = createTask(wait.call());
        await(yieldNow());
        if (!task.cancel()) task.result();
        await(yieldNow());
        return done();
    }

    @Test
    void whatNobodyWaitedForBelongsToNoLoop() throws Exception {
        VirtualLoop.run(lock::acquire);
        lock.release();
        VirtualLoop.run(lock::acquire);
        assertThat(lock.isLocked()).isTrue();
    }
}
