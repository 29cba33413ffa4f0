package weft.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import weft.benchmarks.OtherThread;
import weft.benchmarks.Peer;

/** {@code CompletableFuture} by hand: what one writes without coroutines. */
public final class Futures implements Peer {
    private static final int CHILDREN = 10;

    private final CallbackLoop loop = new CallbackLoop();
    private final CompletableFuture<Integer> ready = CompletableFuture.completedFuture(1);
    private CompletableFuture<Integer> ping;
    private CompletableFuture<Integer> pong;

    @Override
    public int awaitReady(int times) {
        CompletableFuture<Integer> sum = done(0);
        for (int i = 0; i < times; i++) sum = sum.thenCompose(s -> ready.thenApply(v -> s + v & MASK));
        return sum.join();
    }

    @Override
    public int chainReady(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + chain(depth, ready).join() & MASK;
        return sum;
    }

    /** Each level awaits and then returns a future: as a method with more than one await must be written. */
    private CompletableFuture<Integer> chain(int depth, CompletableFuture<Integer> leaf) {
        if (depth == 1) return leaf.thenCompose(Futures::done);
        return chain(depth - 1, leaf).thenCompose(v -> done(v + 1));
    }

    @Override
    public int chainSuspended(int depth, int times) {
        int[] sum = new int[1];
        return loop.run(repeat(times, () -> chain(depth, loop.yieldNow()).thenApply(v -> sum[0] = sum[0] + v & MASK))
                .thenApply(v -> sum[0]));
    }

    @Override
    public int yieldLoop(int times) {
        return loop.run(repeat(times, loop::yieldNow));
    }

    @Override
    public int pingPong(int times) {
        ping = new CompletableFuture<>();
        CompletableFuture<Integer> ponger = repeat(
                times,
                () -> ping.thenApply(v -> {
                    ping = new CompletableFuture<>();
                    loop.completeSoon(pong, 1);
                    return v;
                }));
        loop.run(repeat(times, () -> {
            CompletableFuture<Integer> reply = pong = new CompletableFuture<>();
            loop.completeSoon(ping, 1);
            return reply;
        }));
        return loop.run(ponger);
    }

    @Override
    public int spawnAndJoin(int tasks) {
        return loop.run(CompletableFuture.supplyAsync(() -> 0, loop).thenCompose(none -> join(start(tasks))));
    }

    private List<CompletableFuture<Integer>> start(int count) {
        List<CompletableFuture<Integer>> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = i & MASK;
            tasks.add(CompletableFuture.supplyAsync(() -> number, loop));
        }
        return tasks;
    }

    private static CompletableFuture<Integer> join(List<CompletableFuture<Integer>> tasks) {
        int[] at = new int[2];
        return repeat(tasks.size(), () -> tasks.get(at[0]++).thenApply(v -> at[1] = at[1] + v & MASK))
                .thenApply(v -> at[1]);
    }

    @Override
    public int gather(int tasks) {
        return loop.run(CompletableFuture.supplyAsync(() -> start(tasks), loop)
                .thenCompose(all -> CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                        .thenApply(none ->
                                all.stream().mapToInt(CompletableFuture::join).sum())));
    }

    @Override
    public long skynet() {
        return loop.run(spawn(0, 1_000_000));
    }

    private CompletableFuture<Long> skynet(long number, int size) {
        if (size == 1) return CompletableFuture.completedFuture(number);
        int part = size / CHILDREN;
        CompletableFuture<Long> sum = CompletableFuture.completedFuture(0L);
        for (int i = 0; i < CHILDREN; i++) sum = sum.thenCombine(spawn(number + (long) i * part, part), Long::sum);
        return sum;
    }

    private CompletableFuture<Long> spawn(long number, int size) {
        CompletableFuture<Long> task = new CompletableFuture<>();
        loop.execute(() -> skynet(number, size).whenComplete((value, failure) -> task.complete(value)));
        return task;
    }

    @Override
    public int sleeps(int[] millis) {
        int[] left = {millis.length};
        CompletableFuture<Integer> all = new CompletableFuture<>();
        for (int each : millis) {
            loop.push(() -> loop.sleep(each).thenAccept(v -> {
                if (--left[0] == 0) all.complete(millis.length);
            }));
        }
        return loop.run(all);
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

    private static CompletableFuture<Long> held(
            int depth, CompletableFuture<Integer> future, int a, int b, Object x, Object y) {
        if (depth == 1) return future.thenApply(v -> v + Held.use(a, b, x, y));
        return held(depth - 1, future, a + 1, b + 1, x, y).thenApply(v -> v + Held.use(a, b, x, y));
    }

    @Override
    public int exceptions(int depth, int times) {
        int[] caught = new int[1];
        loop.run(repeat(times, () -> failing(depth).exceptionally(failure -> ++caught[0])));
        return caught[0];
    }

    private CompletableFuture<Integer> failing(int depth) {
        if (depth == 1) {
            return loop.yieldNow().thenApply(v -> {
                throw new IllegalStateException("leaf");
            });
        }
        return failing(depth - 1).thenCompose(v -> done(v + 1));
    }

    @Override
    public int fromThread(int times, OtherThread other) {
        return loop.run(repeat(times, () -> {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            other.give(() -> loop.executeRemote(() -> future.complete(1)));
            return future;
        }));
    }

    @Override
    public int manyFromThread(int tasks, OtherThread other) {
        List<CompletableFuture<Integer>> futures = new ArrayList<>(tasks);
        int[] left = {tasks};
        CompletableFuture<Integer> all = new CompletableFuture<>();
        for (int i = 0; i < tasks; i++) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            futures.add(future);
            future.thenAccept(v -> {
                if (--left[0] == 0) all.complete(tasks);
            });
        }
        loop.push(() -> other.give(() -> {
            for (CompletableFuture<Integer> future : futures) loop.executeRemote(() -> future.complete(1));
        }));
        return loop.run(all);
    }

    private static CompletableFuture<Integer> done(int value) {
        return CompletableFuture.completedFuture(value);
    }

    /** A loop that does not recurse while what it awaits is done. */
    private static CompletableFuture<Integer> repeat(int times, Supplier<CompletableFuture<Integer>> body) {
        CompletableFuture<Integer> all = new CompletableFuture<>();
        repeatFrom(0, times, body, all);
        return all;
    }

    private static void repeatFrom(
            int from, int times, Supplier<CompletableFuture<Integer>> body, CompletableFuture<Integer> all) {
        for (int i = from; i < times; i++) {
            CompletableFuture<Integer> each = body.get();
            if (each.isDone()) continue;
            int next = i + 1;
            each.whenComplete((value, failure) -> {
                if (failure != null) all.completeExceptionally(failure);
                else repeatFrom(next, times, body, all);
            });
            return;
        }
        all.complete(times);
    }
}
