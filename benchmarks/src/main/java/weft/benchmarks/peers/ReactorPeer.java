package weft.benchmarks.peers;

import java.util.concurrent.CompletableFuture;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import weft.benchmarks.OtherThread;
import weft.benchmarks.Peer;

/** Reactor, all of it on one loop. It has no task that one joins, no lock and no semaphore. */
public final class ReactorPeer implements Peer {
    private static final int CHILDREN = 10;

    private final CallbackLoop loop = new CallbackLoop();
    private final Scheduler scheduler = Schedulers.fromExecutor(loop, false);
    private final Mono<Integer> ready = Mono.just(1);

    private <T> T run(Mono<T> mono) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.push(() -> mono.subscribe(result::complete, result::completeExceptionally));
        return loop.run(result);
    }

    private Mono<Integer> yieldNow() {
        return Mono.create(sink -> loop.push(() -> sink.success(0)));
    }

    @Override
    public int awaitReady(int times) {
        return Flux.range(0, times)
                .concatMap(i -> ready, 0)
                .reduce(0, (sum, value) -> sum + value & MASK)
                .block();
    }

    @Override
    public int chainReady(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + chain(depth, ready).block() & MASK;
        return sum;
    }

    private Mono<Integer> chain(int depth, Mono<Integer> leaf) {
        if (depth == 1) return leaf.map(v -> v);
        return Mono.defer(() -> chain(depth - 1, leaf)).flatMap(v -> Mono.just(v + 1));
    }

    @Override
    public int chainSuspended(int depth, int times) {
        return run(Flux.range(0, times)
                .concatMap(i -> chain(depth, yieldNow()), 0)
                .reduce(0, (sum, value) -> sum + value & MASK));
    }

    @Override
    public int yieldLoop(int times) {
        return run(Flux.range(0, times).concatMap(i -> yieldNow(), 0).last(0).map(last -> times));
    }

    @Override
    public int gather(int tasks) {
        return run(Flux.range(0, tasks)
                .flatMap(i -> Mono.fromCallable(() -> i & MASK).subscribeOn(scheduler), tasks)
                .reduce(0, Integer::sum));
    }

    @Override
    public long skynet() {
        return run(skynet(0, 1_000_000));
    }

    private Mono<Long> skynet(long number, int size) {
        if (size == 1) return Mono.just(number);
        int part = size / CHILDREN;
        return Flux.range(0, CHILDREN)
                .flatMap(
                        i -> Mono.defer(() -> skynet(number + (long) i * part, part))
                                .subscribeOn(scheduler),
                        CHILDREN)
                .reduce(0L, Long::sum);
    }

    @Override
    public int sleeps(int[] millis) {
        int[] left = {millis.length};
        CompletableFuture<Integer> all = new CompletableFuture<>();
        for (int each : millis) {
            loop.push(() -> Mono.<Integer>create(sink -> loop.sleep(each).thenAccept(sink::success))
                    .subscribe(v -> {
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
            int at = 2 * i;
            Mono<Integer> future = Mono.create((MonoSink<Integer> sink) -> kept[at] = sink);
            kept[at + 1] = held(depth, future, i, i + 1, x, kept).subscribe();
        }
        return kept;
    }

    private static Mono<Long> held(int depth, Mono<Integer> future, int a, int b, Object x, Object y) {
        Mono<Long> below =
                depth == 1 ? future.map(v -> (long) v) : Mono.defer(() -> held(depth - 1, future, a + 1, b + 1, x, y));
        return below.flatMap(v -> Mono.just(v + Held.use(a, b, x, y)));
    }

    @Override
    public int cancel(Object suspended) {
        Object[] kept = (Object[]) suspended;
        for (int i = 1; i < kept.length; i += 2) ((Disposable) kept[i]).dispose();
        return kept.length / 2;
    }

    @Override
    public int exceptions(int depth, int times) {
        return run(Flux.range(0, times)
                .concatMap(i -> failing(depth).onErrorReturn(1), 0)
                .reduce(0, Integer::sum));
    }

    private Mono<Integer> failing(int depth) {
        if (depth == 1) return yieldNow().flatMap(v -> Mono.error(new IllegalStateException("leaf")));
        return Mono.defer(() -> failing(depth - 1)).flatMap(v -> Mono.just(v + 1));
    }

    @Override
    public int fromThread(int times, OtherThread other) {
        return run(Flux.range(0, times)
                .concatMap(
                        i -> Mono.<Integer>create(sink -> other.give(() -> loop.executeRemote(() -> sink.success(1)))),
                        0)
                .last(0)
                .map(last -> times));
    }
}
