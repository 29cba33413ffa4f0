package weft.faults.scenarios;

import static weft.Asyncio.runCoroutineThreadsafe;
import static weft.Asyncio.value;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import weft.Asyncio;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.annotations.Async;

/** What a scenario is given, and what it says has to end. */
final class Env {
    private final EventLoop other;
    final List<Future<?>> ending = new CopyOnWriteArrayList<>();
    final List<CountDownLatch> called = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();

    Env(EventLoop other) {
        this.other = other;
    }

    /** The future is done when the scenario is over. */
    void ends(Future<?> future) {
        ending.add(future);
    }

    /** A callback of the future is called. */
    void callback(Future<?> future) {
        CountDownLatch latch = new CountDownLatch(1);
        future.addDoneCallback(done -> latch.countDown());
        called.add(latch);
        ends(future);
    }

    /** Runs something on another thread; what throws has not happened, and is done again. */
    void thread(Runnable action) {
        Thread thread = new Thread(() -> again(action));
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    static void again(Runnable action) {
        try {
            action.run();
        } catch (VirtualMachineError injected) {
            action.run();
        }
    }

    /** A task of the other loop. */
    <T> CompletableFuture<Task<T>> elsewhere(Coroutine<T> coroutine) {
        return runCoroutineThreadsafe(made(coroutine), other);
    }

    @Async
    private static <T> Coroutine<Task<T>> made(Coroutine<T> coroutine) {
        return value(Asyncio.createTask(coroutine));
    }
}
