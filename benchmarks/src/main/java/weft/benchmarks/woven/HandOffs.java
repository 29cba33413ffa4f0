package weft.benchmarks.woven;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.benchmarks.Peer.MASK;

import java.util.ArrayList;
import java.util.List;
import weft.Asyncio;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.annotations.Async;
import weft.benchmarks.OtherThread;
import weft.sync.Lock;
import weft.sync.Queue;
import weft.sync.Semaphore;

/** Tasks that hand something on to each other, or are ended. */
final class HandOffs {
    private HandOffs() {}

    @Async
    static Coroutine<Integer> queue(int times) {
        Queue<Integer> queue = new Queue<>(1);
        Task<Void> producer = createTask(produce(queue, times));
        int sum = 0;
        for (int i = 0; i < times; i++) sum += await(queue.get());
        await(producer);
        return value(sum);
    }

    @Async
    private static Coroutine<Void> produce(Queue<Integer> queue, int times) {
        for (int i = 0; i < times; i++) await(queue.put(i & MASK));
        return done();
    }

    @Async
    static Coroutine<Integer> lock(int times) {
        Lock lock = new Lock();
        await(Asyncio.gather(holds(lock, times / 2), holds(lock, times / 2)));
        return value(times);
    }

    @Async
    private static Coroutine<Void> holds(Lock lock, int times) {
        for (int i = 0; i < times; i++) {
            await(lock.acquire());
            await(yieldNow());
            lock.release();
        }
        return done();
    }

    @Async
    static Coroutine<Integer> semaphore(int times) {
        Semaphore semaphore = new Semaphore(2);
        int each = times / 3;
        await(Asyncio.gather(permits(semaphore, each), permits(semaphore, each), permits(semaphore, each)));
        return value(times);
    }

    @Async
    private static Coroutine<Void> permits(Semaphore semaphore, int times) {
        for (int i = 0; i < times; i++) {
            await(semaphore.acquire());
            await(yieldNow());
            semaphore.release();
        }
        return done();
    }

    @Async
    static Coroutine<Integer> gather(int tasks) {
        List<Coroutine<Integer>> started = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) started.add(masked(i));
        int sum = 0;
        for (int each : await(Asyncio.gather(started))) sum += each;
        return value(sum);
    }

    @Async
    private static Coroutine<Integer> masked(int number) {
        return value(number & MASK);
    }

    @Async
    static Coroutine<Integer> cancel(Object[] kept) {
        for (int i = 1; i < kept.length; i += 2) ((Task<?>) kept[i]).cancel();
        int cancelled = 0;
        for (int i = 1; i < kept.length; i += 2) {
            try {
                await((Task<?>) kept[i]);
            } catch (CancelledError expected) {
                cancelled++;
            }
        }
        return value(cancelled);
    }

    @Async
    static Coroutine<Integer> exceptions(int depth, int times) {
        int caught = 0;
        for (int i = 0; i < times; i++) {
            try {
                await(failing(depth));
            } catch (IllegalStateException expected) {
                caught++;
            }
        }
        return value(caught);
    }

    @Async
    private static Coroutine<Integer> failing(int depth) {
        if (depth == 1) {
            await(yieldNow());
            throw new IllegalStateException("leaf");
        }
        return value(await(failing(depth - 1)) + 1);
    }

    @Async
    static Coroutine<Integer> fromThread(int times, OtherThread other) {
        EventLoop loop = EventLoop.running();
        for (int i = 0; i < times; i++) {
            Future<Integer> future = loop.createFuture();
            other.give(() -> future.setResult(1));
            await(future);
        }
        return value(times);
    }

    @Async
    static Coroutine<Integer> manyFromThread(int tasks, OtherThread other) {
        EventLoop loop = EventLoop.running();
        List<Future<Integer>> futures = new ArrayList<>(tasks);
        List<Task<Integer>> waiting = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            Future<Integer> future = loop.createFuture();
            futures.add(future);
            waiting.add(createTask(waits(future)));
        }
        await(yieldNow());
        other.give(() -> futures.forEach(future -> future.setResult(1)));
        int sum = 0;
        for (int i = 0; i < tasks; i++) sum += await(waiting.get(i));
        return value(sum);
    }

    @Async
    private static Coroutine<Integer> waits(Future<Integer> future) {
        return value(await(future));
    }
}
