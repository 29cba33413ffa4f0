package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.yieldNow;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.Awaitable;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Handle;
import weft.Task;
import weft.TimerHandle;
import weft.VirtualClock;
import weft.annotations.Async;

/** test_base_events: callbacks, timers, runs. */
@Timeout(60)
class BaseEventsTest {
    private final EventLoop loop = EventLoop.create(new VirtualClock());
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    private void turn() {
        loop.stop();
        loop.runForever();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_close")
    void aClosedLoopRefuses() {
        assertThat(loop.isClosed()).isFalse();
        loop.close();
        assertThat(loop.isClosed()).isTrue();
        loop.close();
        loop.close();
        Future<Void> future = loop.createFuture();
        assertThatThrownBy(loop::runForever).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loop.runUntilComplete(future)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loop.callSoon(() -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Event loop is closed");
    }

    @Test
    @Twin({
        "test_base_events.BaseEventLoopTests.test__add_callback_handle",
        "test_base_events.BaseEventLoopTests.test_call_soon"
    })
    void callbacksRunInTheNextIteration() {
        Handle handle = loop.callSoon(() -> events.add("called"));
        assertThat(handle.isCancelled()).isFalse();
        assertThat(events).isEmpty();
        turn();
        assertThat(events).containsExactly("called");
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test__add_callback_cancelled_handle")
    void aCancelledCallbackDoesNotRun() {
        Handle handle = loop.callSoon(() -> events.add("called"));
        handle.cancel();
        turn();
        assertThat(events).isEmpty();
        assertThat(handle.isCancelled()).isTrue();
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_set_default_executor")
    void theDefaultExecutorCanBeSet() {
        AtomicReference<String> ranOn = new AtomicReference<>();
        ExecutorService executor = Executors.newSingleThreadExecutor(work -> new Thread(work, "mine"));
        loop.setDefaultExecutor(executor);
        loop.runUntilComplete(loop.runInExecutor(() -> {
            ranOn.set(Thread.currentThread().getName());
            return null;
        }));
        assertThat(ranOn.get()).isEqualTo("mine");
        loop.close();
        assertThat(executor.isShutdown()).isTrue();
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_call_soon_non_callable")
    void noCallbackIsRefused() {
        loop.setDebug(true);
        assertThatThrownBy(() -> loop.callSoon(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_call_later")
    void callLater() {
        long start = loop.time();
        TimerHandle handle = loop.callLater(seconds(10), () -> events.add("late"));
        assertThat(handle.when()).isEqualTo(start + seconds(10).toNanos());
        turn();
        assertThat(events).isEmpty();
        assertThatThrownBy(() -> loop.callLater(null, () -> {})).isInstanceOf(NullPointerException.class);
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_call_later_negative_delays")
    void negativeDelaysComeFirst() {
        loop.callLater(Duration.ofMillis(-1), () -> events.add("a"));
        loop.callLater(seconds(-2), () -> events.add("b"));
        loop.runUntilComplete(sleep(Duration.ofMillis(20)));
        assertThat(events).containsExactly("b", "a");
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_time_and_call_at")
    void callAt() {
        long when = loop.time() + seconds(100).toNanos();
        AtomicReference<Long> ran = new AtomicReference<>();
        loop.callAt(when, () -> {
            ran.set(loop.time());
            loop.stop();
        });
        loop.runForever();
        assertThat(ran.get()).isEqualTo(when);
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_check_thread")
    void debugModeChecksTheThread() throws InterruptedException {
        assertThat(callsFromAnotherThread(true)).hasSize(3).allMatch(IllegalStateException.class::isInstance);
        assertThat(callsFromAnotherThread(false)).isEmpty();
    }

    private static List<Throwable> callsFromAnotherThread(boolean debug) throws InterruptedException {
        EventLoop running = EventLoop.create();
        running.setDebug(debug);
        CountDownLatch runs = new CountDownLatch(1);
        running.callSoon(runs::countDown);
        Thread thread = new Thread(running::runForever);
        thread.start();
        runs.await();
        List<Throwable> thrown = new ArrayList<>();
        List<Runnable> calls = List.of(
                () -> running.callSoon(() -> {}),
                () -> running.callLater(seconds(60), () -> {}),
                () -> running.callAt(running.time() + seconds(60).toNanos(), () -> {}));
        for (Runnable call : calls) {
            try {
                call.run();
            } catch (Throwable exception) {
                thrown.add(exception);
            }
        }
        running.stop();
        thread.join();
        running.close();
        return thrown;
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test__run_once")
    void cancelledTimersDoNotKeepTheLoopAwake() {
        TimerHandle first = loop.callLater(seconds(5), () -> events.add("5 s"));
        loop.callLater(seconds(10), () -> {
            events.add("at " + loop.time() / 1_000_000_000);
            loop.stop();
        });
        first.cancel();
        loop.runForever();
        assertThat(events).containsExactly("at 10");
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_set_debug")
    void debugIsAFlag() {
        loop.setDebug(true);
        assertThat(loop.isDebug()).isTrue();
        loop.setDebug(false);
        assertThat(loop.isDebug()).isFalse();
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test__run_once_schedule_handle")
    void whatACallbackAddsStaysForTheNextIteration() {
        loop.callLater(Duration.ZERO, () -> {
            events.add("first");
            loop.callSoon(() -> events.add("second"));
        });
        turn();
        assertThat(events).containsExactly("first");
        turn();
        assertThat(events).containsExactly("first", "second");
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test__run_once_cancelled_event_cleanup")
    void manyCancelledTimersAreDropped() {
        loop.callLater(seconds(3000), () -> {});
        WeakReference<TimerHandle> few = cancelled();
        turn();
        System.gc();
        assertThat(few.get()).isNotNull(); // queued behind one that is pending
        for (int i = 0; i < 49; i++) loop.callLater(seconds(3600), () -> {});
        List<WeakReference<TimerHandle>> many = new ArrayList<>();
        for (int i = 0; i < 51; i++) many.add(cancelled());
        turn();
        while (few.get() != null || many.stream().anyMatch(it -> it.get() != null)) System.gc();
    }

    private WeakReference<TimerHandle> cancelled() {
        TimerHandle handle = loop.callLater(seconds(3600), () -> events.add("cancelled"));
        handle.cancel();
        return new WeakReference<>(handle);
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_run_until_complete_type_error")
    void runUntilCompleteTakesAwaitablesOnly() {
        assertThatThrownBy(() -> loop.runUntilComplete((Awaitable<Void>) null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_run_until_complete_loop")
    void aFutureOfAnotherLoopIsRefused() {
        Future<Void> future = loop.createFuture();
        try (EventLoop other = EventLoop.create(new VirtualClock())) {
            assertThatThrownBy(() -> other.runUntilComplete(future))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The future belongs to a different loop");
        }
    }

    @Async
    private static Coroutine<Void> nothing() {
        await(yieldNow());
        return done();
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_create_named_task_with_default_factory")
    void tasksHaveNames() {
        Task<Void> task = loop.createTask(nothing(), "test_task");
        assertThat(task.name()).isEqualTo("test_task");
        loop.runUntilComplete(task);
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_run_once")
    void stopInACallbackRunsWhatIsQueued() {
        loop.callSoon(() -> events.add("called"));
        loop.callSoon(loop::stop);
        loop.runForever();
        assertThat(events).containsExactly("called");
    }

    @Test
    @Twin("test_base_events.BaseEventLoopTests.test_run_forever_pre_stopped")
    void aLoopThatIsStoppedBeforeItRunsDoesOneIteration() {
        loop.callSoon(() -> {
            events.add("one");
            loop.callSoon(() -> events.add("two"));
        });
        loop.stop();
        loop.runForever();
        assertThat(events).containsExactly("one");
        assertThat(loop.time()).isZero();
    }

    @Async
    private static Coroutine<Void> runsAnother(EventLoop other) {
        assertThatThrownBy(other::runForever)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Cannot run the event loop while another loop is running");
        await(yieldNow());
        return done();
    }

    @Test
    @Twin("test_base_events.RunningLoopTests.test_running_loop_within_a_loop")
    void aLoopInsideALoopIsRefused() {
        try (EventLoop other = EventLoop.create(new VirtualClock())) {
            loop.runUntilComplete(runsAnother(other));
        }
    }
}
