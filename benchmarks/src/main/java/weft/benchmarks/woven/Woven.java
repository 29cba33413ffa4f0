package weft.benchmarks.woven;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.annotations.Async;
import weft.benchmarks.OtherThread;
import weft.benchmarks.Peer;

/** Weft, with {@code @Async} methods that return {@code Coroutine}. */
public final class Woven implements Peer {
    private static final int CHILDREN = 10;

    private final EventLoop loop = EventLoop.create();
    private final Future<Integer> ready = loop.createFuture();

    private Future<Integer> ping;
    private Future<Integer> pong;

    /** Makes the peer with a loop of its own. */
    public Woven() {
        ready.setResult(1);
    }

    @Override
    public int awaitReady(int times) {
        return loop.runUntilComplete(awaits(ready, times));
    }

    @Async
    private static Coroutine<Integer> awaits(Future<Integer> ready, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(ready) & MASK;
        return value(sum);
    }

    @Override
    public int chainReady(int depth, int times) {
        return loop.runUntilComplete(chains(depth, times));
    }

    @Async
    private Coroutine<Integer> chains(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(chain(depth)) & MASK;
        return value(sum);
    }

    @Async
    private Coroutine<Integer> chain(int depth) {
        if (depth == 1) return value(await(ready));
        return value(await(chain(depth - 1)) + 1);
    }

    @Override
    public int chainSuspended(int depth, int times) {
        return loop.runUntilComplete(suspendedChains(depth, times));
    }

    @Async
    private static Coroutine<Integer> suspendedChains(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(suspendedChain(depth)) & MASK;
        return value(sum);
    }

    @Async
    private static Coroutine<Integer> suspendedChain(int depth) {
        if (depth == 1) {
            await(yieldNow());
            return value(1);
        }
        return value(await(suspendedChain(depth - 1)) + 1);
    }

    @Override
    public int yieldLoop(int times) {
        return loop.runUntilComplete(yields(times));
    }

    @Async
    private static Coroutine<Integer> yields(int times) {
        for (int i = 0; i < times; i++) await(yieldNow());
        return value(times);
    }

    @Override
    public int pingPong(int times) {
        ping = loop.createFuture();
        loop.createTask(ponger(times));
        return loop.runUntilComplete(pinger(times));
    }

    @Async
    private Coroutine<Integer> pinger(int times) {
        for (int i = 0; i < times; i++) {
            Future<Integer> sent = ping;
            pong = loop.createFuture();
            sent.setResult(1);
            await(pong);
        }
        return value(times);
    }

    @Async
    private Coroutine<Integer> ponger(int times) {
        for (int i = 0; i < times; i++) {
            await(ping);
            ping = loop.createFuture();
            pong.setResult(1);
        }
        return value(times);
    }

    @Override
    public int spawnAndJoin(int tasks) {
        return loop.runUntilComplete(join(tasks));
    }

    @Async
    private static Coroutine<Integer> join(int count) {
        List<Task<Integer>> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) tasks.add(createTask(trivial(i)));
        int sum = 0;
        for (int i = 0; i < count; i++) sum = sum + await(tasks.get(i)) & MASK;
        return value(sum);
    }

    @Async
    private static Coroutine<Integer> trivial(int number) {
        return value(number & MASK);
    }

    @Override
    public long skynet() {
        return loop.runUntilComplete(skynet(0, 1_000_000));
    }

    @Async
    private static Coroutine<Long> skynet(long number, int size) {
        if (size == 1) return value(number);
        int part = size / CHILDREN;
        List<Task<Long>> tasks = new ArrayList<>(CHILDREN);
        for (int i = 0; i < CHILDREN; i++) tasks.add(createTask(skynet(number + (long) i * part, part)));
        long sum = 0;
        for (Task<Long> task : tasks) sum += await(task);
        return value(sum);
    }

    @Override
    public int sleeps(int[] millis) {
        return loop.runUntilComplete(sleepers(millis));
    }

    @Async
    private static Coroutine<Integer> sleepers(int[] millis) {
        List<Task<Void>> tasks = new ArrayList<>(millis.length);
        for (int each : millis) tasks.add(createTask(sleeper(each)));
        for (int i = 0; i < tasks.size(); i++) await(tasks.get(i));
        return value(tasks.size());
    }

    @Async
    private static Coroutine<Void> sleeper(int millis) {
        await(sleep(Duration.ofMillis(millis)));
        return done();
    }

    @Override
    public Object suspended(int depth, int tasks) {
        Object[] kept = new Object[2 * tasks];
        Object x = new Object();
        for (int i = 0; i < tasks; i++) {
            Future<Integer> future = loop.createFuture();
            kept[2 * i] = future;
            kept[2 * i + 1] = loop.createTask(held(depth, future, i, i + 1, x, kept));
        }
        loop.runUntilComplete(yields(1));
        return kept;
    }

    @Async
    private static Coroutine<Long> held(int depth, Future<Integer> future, int a, int b, Object x, Object y) {
        if (depth == 1) await(future);
        else await(held(depth - 1, future, a + 1, b + 1, x, y));
        return value((long) a + b + (x == y ? 1 : 0));
    }

    @Override
    public int queue(int times) {
        return loop.runUntilComplete(HandOffs.queue(times));
    }

    @Override
    public int lock(int times) {
        return loop.runUntilComplete(HandOffs.lock(times));
    }

    @Override
    public int semaphore(int times) {
        return loop.runUntilComplete(HandOffs.semaphore(times));
    }

    @Override
    public int gather(int tasks) {
        return loop.runUntilComplete(HandOffs.gather(tasks));
    }

    @Override
    public int cancel(Object suspended) {
        return loop.runUntilComplete(HandOffs.cancel((Object[]) suspended));
    }

    @Override
    public int exceptions(int depth, int times) {
        return loop.runUntilComplete(HandOffs.exceptions(depth, times));
    }

    @Override
    public int fromThread(int times, OtherThread other) {
        return loop.runUntilComplete(HandOffs.fromThread(times, other));
    }

    @Override
    public int manyFromThread(int tasks, OtherThread other) {
        return loop.runUntilComplete(HandOffs.manyFromThread(tasks, other));
    }
}
