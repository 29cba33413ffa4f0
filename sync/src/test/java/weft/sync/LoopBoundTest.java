package weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.yieldNow;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import weft.AsyncCallable;
import weft.Coroutine;
import weft.EventLoop;
import weft.VirtualClock;
import weft.annotations.Async;

/** Rule K10, and more: a primitive belongs to the loop that used it first. */
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
                    .hasMessageEndingWith("> is bound to a different event loop, the first one that used it; make"
                            + " one for each loop, or hand the work to its loop: callSoonThreadsafe");
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
    void whatNobodyWaitedForIsFreeOnceItsLoopIsClosed() throws Exception {
        VirtualLoop.run(lock::acquire);
        lock.release();
        VirtualLoop.run(lock::acquire);
        assertThat(lock.isLocked()).isTrue();
    }

    /** Each way to change the state, or to go by it, though nobody waits. */
    @TestFactory
    Stream<DynamicTest> aSecondLoopIsRefusedWhileTheFirstIsThere() {
        List<LoopBoundTest> t = fresh(20);
        return Stream.of(
                secondLoop("Lock.acquire", t.get(0).lock::acquire, t.get(0).lock::acquire),
                secondLoop("Lock.release", t.get(1).lock::acquire, call(t.get(1).lock::release)),
                secondLoop("Semaphore.acquire", call(t.get(2).semaphore::release), t.get(2).semaphore::acquire),
                secondLoop("Semaphore.release", call(t.get(3).semaphore::release), call(t.get(3).semaphore::release)),
                secondLoop("BoundedSemaphore.release", t.get(4).bounded::acquire, call(t.get(4).bounded::release)),
                secondLoop("Event.set", call(t.get(5).event::set), call(t.get(5).event::set)),
                secondLoop("Event.clear", call(t.get(6).event::set), call(t.get(6).event::clear)),
                secondLoop("Event.waitUntilSet", call(t.get(7).event::set), t.get(7).event::waitUntilSet),
                secondLoop(
                        "Queue.put",
                        () -> t.get(8).empty.put("x"),
                        () -> t.get(8).empty.put("y")),
                secondLoop(
                        "Queue.putNowait",
                        () -> t.get(9).empty.put("x"),
                        call(() -> t.get(9).empty.putNowait("y"))),
                secondLoop(
                        "Queue.get",
                        () -> t.get(10).empty.put("x"),
                        () -> t.get(10).empty.get()),
                secondLoop(
                        "Queue.getNowait",
                        () -> t.get(11).empty.put("x"),
                        call(() -> t.get(11).empty.getNowait())),
                secondLoop("Queue.taskDone", () -> t.get(12).empty.put("x"), call(t.get(12).empty::taskDone)),
                secondLoop("Queue.join", () -> t.get(13).empty.put("x"), t.get(13).empty::join),
                secondLoop("Queue.shutdown", () -> t.get(14).empty.put("x"), call(t.get(14).empty::shutdown)),
                secondLoop("Condition.acquire", t.get(15).condition::acquire, t.get(15).condition::acquire),
                secondLoop("Condition.notifyNext", t.get(16).condition::acquire, call(t.get(16).condition::notifyNext)),
                secondLoop(
                        "Condition.waitUntilNotified",
                        t.get(17).condition::acquire,
                        t.get(17).condition::waitUntilNotified),
                secondLoop("Barrier.waitForAll", t.get(18).barrier::abort, t.get(18).barrier::waitForAll),
                secondLoop("Barrier.reset", t.get(19).barrier::abort, t.get(19).barrier::reset));
    }

    private final BoundedSemaphore bounded = new BoundedSemaphore();
    private final Barrier barrier = new Barrier(2);

    /** One for each test. */
    private static List<LoopBoundTest> fresh(int count) {
        return Stream.generate(LoopBoundTest::new).limit(count).toList();
    }

    private static AsyncCallable<Void> call(Runnable method) {
        return () -> invoke(method);
    }

    @Async
    private static Coroutine<Void> invoke(Runnable method) {
        method.run();
        return done();
    }

    private static <A, B> DynamicTest secondLoop(String name, AsyncCallable<A> first, AsyncCallable<B> second) {
        return DynamicTest.dynamicTest(name, () -> {
            try (EventLoop loop = EventLoop.create(new VirtualClock())) {
                VirtualLoop.run(loop, first);
                assertThatThrownBy(() -> VirtualLoop.run(second))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("is bound to a different event loop");
                loop.stop();
                loop.runForever();
            }
        });
    }

    /** On a thread that runs no loop, while the loop runs. */
    @TestFactory
    Stream<DynamicTest> debugModeRefusesOtherThreads() {
        List<LoopBoundTest> t = fresh(9);
        return Stream.of(
                otherThread("Lock.release", t.get(0).lock::acquire, t.get(0).lock::release),
                otherThread("Semaphore.release", call(t.get(1).semaphore::release), t.get(1).semaphore::release),
                otherThread("Event.set", call(t.get(2).event::clear), t.get(2).event::set),
                otherThread("Event.clear", call(t.get(3).event::clear), t.get(3).event::clear),
                otherThread(
                        "Queue.putNowait",
                        () -> t.get(4).empty.put("x"),
                        () -> t.get(4).empty.putNowait("y")),
                otherThread(
                        "Queue.getNowait",
                        () -> t.get(5).empty.put("x"),
                        () -> t.get(5).empty.getNowait()),
                otherThread("Queue.taskDone", () -> t.get(6).empty.put("x"), t.get(6).empty::taskDone),
                otherThread("Queue.shutdown", () -> t.get(7).empty.put("x"), t.get(7).empty::shutdown),
                otherThread("Lock.release", t.get(8).condition::acquire, t.get(8).condition::release));
    }

    private static <A> DynamicTest otherThread(String name, AsyncCallable<A> first, Runnable method) {
        return DynamicTest.dynamicTest(name, () -> {
            try (EventLoop loop = EventLoop.create()) {
                loop.setDebug(true);
                loop.runUntilComplete(first.call());
                loop.runUntilComplete(elsewhere(name, method));
                // Not once the loop is at rest, nor outside of debug mode.
                loop.setDebug(false);
                loop.runUntilComplete(elsewhereTaken(method));
            }
        });
    }

    @Async
    private static Coroutine<Void> elsewhere(String name, Runnable method) {
        CompletableFuture<Void> call = CompletableFuture.runAsync(method);
        assertThatThrownBy(call::join)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Non-thread-safe operation invoked on an event loop other than the current one: "
                        + name + "; write loop.callSoonThreadsafe(() -> ...)");
        return done();
    }

    @Async
    private static Coroutine<Void> elsewhereTaken(Runnable method) {
        CompletableFuture.runAsync(method).join();
        return done();
    }
}
