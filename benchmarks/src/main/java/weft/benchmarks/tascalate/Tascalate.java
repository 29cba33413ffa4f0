package weft.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import net.tascalate.async.async;
import weft.benchmarks.OtherThread;
import weft.benchmarks.Peer;
import weft.benchmarks.peers.CallbackLoop;

/** Tascalate Async/Await, woven by its own plugin. */
public final class Tascalate implements Peer {
    private static final int CHILDREN = 10;

    private final CallbackLoop loop = new CallbackLoop();
    private final CompletableFuture<Integer> ready = CompletableFuture.completedFuture(1);
    private CompletableFuture<Integer> ping;
    private CompletableFuture<Integer> pong;

    @Override
    public int awaitReady(int times) {
        return awaits(ready, times).toCompletableFuture().join();
    }

    @async
    private CompletionStage<Integer> awaits(CompletableFuture<Integer> future, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(future) & MASK;
        return async(sum);
    }

    @Override
    public int chainReady(int depth, int times) {
        return loop.run(chains(depth, times).toCompletableFuture());
    }

    @async
    private CompletionStage<Integer> chains(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(chain(depth, ready)) & MASK;
        return async(sum);
    }

    @async
    private CompletionStage<Integer> chain(int depth, CompletableFuture<Integer> leaf) {
        if (depth == 1) return async(await(leaf));
        int below = await(chain(depth - 1, leaf));
        return async(below + 1);
    }

    @Override
    public int chainSuspended(int depth, int times) {
        return loop.run(suspendedChains(depth, times).toCompletableFuture());
    }

    @async
    private CompletionStage<Integer> suspendedChains(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(chain(depth, loop.yieldNow())) & MASK;
        return async(sum);
    }

    @Override
    public int yieldLoop(int times) {
        return loop.run(yields(times).toCompletableFuture());
    }

    @async
    private CompletionStage<Integer> yields(int times) {
        for (int i = 0; i < times; i++) await(loop.yieldNow());
        return async(times);
    }

    @Override
    public int pingPong(int times) {
        ping = new CompletableFuture<>();
        CompletionStage<Integer> ponger = ponger(times);
        loop.run(pinger(times).toCompletableFuture());
        return loop.run(ponger.toCompletableFuture());
    }

    @async
    private CompletionStage<Integer> pinger(int times) {
        for (int i = 0; i < times; i++) {
            CompletableFuture<Integer> reply = pong = new CompletableFuture<>();
            loop.completeSoon(ping, 1);
            await(reply);
        }
        return async(times);
    }

    @async
    private CompletionStage<Integer> ponger(int times) {
        for (int i = 0; i < times; i++) {
            await(ping);
            ping = new CompletableFuture<>();
            loop.completeSoon(pong, 1);
        }
        return async(times);
    }

    @Override
    public int spawnAndJoin(int tasks) {
        return loop.run(join(tasks).toCompletableFuture());
    }

    @async
    private CompletionStage<Integer> join(int count) {
        List<CompletionStage<Integer>> tasks = start(count);
        int sum = 0;
        for (int i = 0; i < count; i++) sum = sum + await(tasks.get(i)) & MASK;
        return async(sum);
    }

    private List<CompletionStage<Integer>> start(int count) {
        List<CompletionStage<Integer>> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) tasks.add(task(i));
        return tasks;
    }

    @async
    private CompletionStage<Integer> task(int number) {
        await(loop.yieldNow());
        return async(number & MASK);
    }

    @Override
    public int gather(int tasks) {
        List<CompletionStage<Integer>> all = start(tasks);
        loop.run(CompletableFuture.allOf(futures(all)));
        return all.stream().mapToInt(each -> each.toCompletableFuture().join()).sum();
    }

    private static CompletableFuture<?>[] futures(List<CompletionStage<Integer>> stages) {
        return stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new);
    }

    @Override
    public long skynet() {
        return loop.run(skynet(0, 1_000_000).toCompletableFuture());
    }

    @async
    private CompletionStage<Long> skynet(long number, int size) {
        await(loop.yieldNow());
        if (size == 1) return async(number);
        int part = size / CHILDREN;
        List<CompletionStage<Long>> tasks = new ArrayList<>(CHILDREN);
        for (int i = 0; i < CHILDREN; i++) tasks.add(skynet(number + (long) i * part, part));
        long sum = 0;
        for (int i = 0; i < CHILDREN; i++) sum += await(tasks.get(i));
        return async(sum);
    }

    @Override
    public int sleeps(int[] millis) {
        return loop.run(sleepers(millis).toCompletableFuture());
    }

    @async
    private CompletionStage<Integer> sleepers(int[] millis) {
        List<CompletionStage<Integer>> tasks = new ArrayList<>(millis.length);
        for (int i = 0; i < millis.length; i++) tasks.add(sleeper(millis[i]));
        for (int i = 0; i < millis.length; i++) await(tasks.get(i));
        return async(millis.length);
    }

    @async
    private CompletionStage<Integer> sleeper(int millis) {
        await(loop.yieldNow());
        await(loop.sleep(millis));
        return async(0);
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

    @async
    private CompletionStage<Long> held(int depth, CompletableFuture<Integer> future, int a, int b, Object x, Object y) {
        long value;
        if (depth == 1) value = await(future);
        else value = await(held(depth - 1, future, a + 1, b + 1, x, y));
        return async(value + a + b + (x == y ? 1 : 0));
    }

    @Override
    public int exceptions(int depth, int times) {
        return loop.run(caught(depth, times).toCompletableFuture());
    }

    @async
    private CompletionStage<Integer> caught(int depth, int times) {
        int caught = 0;
        for (int i = 0; i < times; i++) {
            try {
                await(failing(depth));
            } catch (RuntimeException e) {
                caught++;
            }
        }
        return async(caught);
    }

    @async
    private CompletionStage<Integer> failing(int depth) {
        if (depth == 1) {
            await(loop.yieldNow());
            throw new IllegalStateException("leaf");
        }
        return async(await(failing(depth - 1)) + 1);
    }

    @Override
    public int fromThread(int times, OtherThread other) {
        return loop.run(completed(times, other).toCompletableFuture());
    }

    @async
    private CompletionStage<Integer> completed(int times, OtherThread other) {
        for (int i = 0; i < times; i++) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            other.give(() -> loop.executeRemote(() -> future.complete(1)));
            await(future);
        }
        return async(times);
    }

    @Override
    public int manyFromThread(int tasks, OtherThread other) {
        List<CompletableFuture<Integer>> futures = new ArrayList<>(tasks);
        List<CompletionStage<Integer>> waiting = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            futures.add(future);
            waiting.add(awaits(future, 1));
        }
        loop.push(() -> other.give(() -> {
            for (CompletableFuture<Integer> future : futures) loop.executeRemote(() -> future.complete(1));
        }));
        loop.run(CompletableFuture.allOf(futures(waiting)));
        return tasks;
    }
}
