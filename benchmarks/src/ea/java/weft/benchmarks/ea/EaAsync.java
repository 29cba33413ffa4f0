package weft.benchmarks.ea;

import static com.ea.async.Async.await;
import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import weft.benchmarks.OtherThread;
import weft.benchmarks.Peer;
import weft.benchmarks.peers.CallbackLoop;

/** EA Async, woven by its own plugin; it reads class files of Java 8 only. */
public final class EaAsync implements Peer {
    private static final int CHILDREN = 10;

    private final CallbackLoop loop = new CallbackLoop();
    private final CompletableFuture<Integer> ready = completedFuture(1);
    private CompletableFuture<Integer> ping;
    private CompletableFuture<Integer> pong;

    @Override
    public int awaitReady(int times) {
        return awaits(ready, times).join();
    }

    private CompletableFuture<Integer> awaits(CompletableFuture<Integer> future, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(future) & MASK;
        return completedFuture(sum);
    }

    @Override
    public int chainReady(int depth, int times) {
        return loop.run(chains(depth, times));
    }

    private CompletableFuture<Integer> chains(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(chain(depth, ready)) & MASK;
        return completedFuture(sum);
    }

    private CompletableFuture<Integer> chain(int depth, CompletableFuture<Integer> leaf) {
        if (depth == 1) return completedFuture(await(leaf));
        int below = await(chain(depth - 1, leaf));
        return completedFuture(below + 1);
    }

    @Override
    public int chainSuspended(int depth, int times) {
        return loop.run(suspendedChains(depth, times));
    }

    private CompletableFuture<Integer> suspendedChains(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(chain(depth, loop.yieldNow())) & MASK;
        return completedFuture(sum);
    }

    @Override
    public int yieldLoop(int times) {
        return loop.run(yields(times));
    }

    private CompletableFuture<Integer> yields(int times) {
        for (int i = 0; i < times; i++) await(loop.yieldNow());
        return completedFuture(times);
    }

    @Override
    public int pingPong(int times) {
        ping = new CompletableFuture<>();
        CompletableFuture<Integer> ponger = ponger(times);
        loop.run(pinger(times));
        return loop.run(ponger);
    }

    private CompletableFuture<Integer> pinger(int times) {
        for (int i = 0; i < times; i++) {
            CompletableFuture<Integer> reply = pong = new CompletableFuture<>();
            loop.completeSoon(ping, 1);
            await(reply);
        }
        return completedFuture(times);
    }

    private CompletableFuture<Integer> ponger(int times) {
        for (int i = 0; i < times; i++) {
            await(ping);
            ping = new CompletableFuture<>();
            loop.completeSoon(pong, 1);
        }
        return completedFuture(times);
    }

    @Override
    public int spawnAndJoin(int tasks) {
        return loop.run(join(tasks));
    }

    private CompletableFuture<Integer> join(int count) {
        List<CompletableFuture<Integer>> tasks = start(count);
        int sum = 0;
        for (int i = 0; i < count; i++) sum = sum + await(tasks.get(i)) & MASK;
        return completedFuture(sum);
    }

    private List<CompletableFuture<Integer>> start(int count) {
        List<CompletableFuture<Integer>> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) tasks.add(task(i));
        return tasks;
    }

    private CompletableFuture<Integer> task(int number) {
        await(loop.yieldNow());
        return completedFuture(number & MASK);
    }

    @Override
    public int gather(int tasks) {
        List<CompletableFuture<Integer>> all = start(tasks);
        loop.run(CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])));
        return all.stream().mapToInt(CompletableFuture::join).sum();
    }

    @Override
    public long skynet() {
        return loop.run(skynet(0, 1_000_000));
    }

    private CompletableFuture<Long> skynet(long number, int size) {
        await(loop.yieldNow());
        if (size == 1) return completedFuture(number);
        int part = size / CHILDREN;
        List<CompletableFuture<Long>> tasks = new ArrayList<>(CHILDREN);
        for (int i = 0; i < CHILDREN; i++) tasks.add(skynet(number + (long) i * part, part));
        long sum = 0;
        for (int i = 0; i < CHILDREN; i++) sum += await(tasks.get(i));
        return completedFuture(sum);
    }

    @Override
    public int sleeps(int[] millis) {
        return loop.run(sleepers(millis));
    }

    private CompletableFuture<Integer> sleepers(int[] millis) {
        List<CompletableFuture<Integer>> tasks = new ArrayList<>(millis.length);
        for (int i = 0; i < millis.length; i++) tasks.add(sleeper(millis[i]));
        for (int i = 0; i < millis.length; i++) await(tasks.get(i));
        return completedFuture(millis.length);
    }

    private CompletableFuture<Integer> sleeper(int millis) {
        await(loop.yieldNow());
        await(loop.sleep(millis));
        return completedFuture(0);
    }

    @Override
    public Object suspended(int depth, int tasks) {
        Object[] kept = new Object[2 * tasks];
        Object x = new Object();
        for (int i = 0; i < tasks; i++) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            kept[2 * i] = future;
            kept[2 * i + 1] = held(depth, future, i, i + 1, x, kept);
        }
        return kept;
    }

    private CompletableFuture<Long> held(
            int depth, CompletableFuture<Integer> future, int a, int b, Object x, Object y) {
        long value;
        if (depth == 1) value = await(future);
        else value = await(held(depth - 1, future, a + 1, b + 1, x, y));
        return completedFuture(value + a + b + (x == y ? 1 : 0));
    }

    @Override
    public int exceptions(int depth, int times) {
        return loop.run(caught(depth, times));
    }

    private CompletableFuture<Integer> caught(int depth, int times) {
        int caught = 0;
        for (int i = 0; i < times; i++) {
            try {
                await(failing(depth));
            } catch (RuntimeException e) {
                caught++;
            }
        }
        return completedFuture(caught);
    }

    private CompletableFuture<Integer> failing(int depth) {
        if (depth == 1) {
            await(loop.yieldNow());
            throw new IllegalStateException("leaf");
        }
        return completedFuture(await(failing(depth - 1)) + 1);
    }

    @Override
    public int fromThread(int times, OtherThread other) {
        return loop.run(completed(times, other));
    }

    private CompletableFuture<Integer> completed(int times, OtherThread other) {
        for (int i = 0; i < times; i++) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            other.give(() -> loop.executeRemote(() -> future.complete(1)));
            await(future);
        }
        return completedFuture(times);
    }

    @Override
    public int manyFromThread(int tasks, OtherThread other) {
        List<CompletableFuture<Integer>> futures = new ArrayList<>(tasks);
        List<CompletableFuture<Integer>> waiting = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            futures.add(future);
            waiting.add(awaits(future, 1));
        }
        loop.push(() -> other.give(() -> {
            for (CompletableFuture<Integer> future : futures) loop.executeRemote(() -> future.complete(1));
        }));
        loop.run(CompletableFuture.allOf(waiting.toArray(new CompletableFuture<?>[0])));
        return tasks;
    }
}
