package weft.benchmarks.woven;

import static weft.Asyncio.await;
import static weft.Asyncio.yieldNow;

import java.util.concurrent.CompletableFuture;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.annotations.Async;
import weft.benchmarks.Peer;

/** Weft, with {@code @Async} methods that return {@code CompletableFuture}. */
public final class WovenStage implements Peer {
    private final EventLoop loop = EventLoop.create();
    private final Future<Integer> ready = loop.createFuture();

    /** Makes the peer with a loop of its own. */
    public WovenStage() {
        ready.setResult(1);
    }

    @Override
    public int awaitReady(int times) {
        return loop.runUntilComplete(start(() -> awaits(times)));
    }

    private interface Program {
        CompletableFuture<Integer> run();
    }

    /** A coroutine, so that the loop runs when the method is called. */
    @Async
    private static Coroutine<Integer> start(Program program) {
        return weft.Asyncio.value(await(program.run()));
    }

    @Async
    private CompletableFuture<Integer> awaits(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(ready) & MASK;
        return CompletableFuture.completedFuture(sum);
    }

    @Override
    public int chainReady(int depth, int times) {
        return loop.runUntilComplete(start(() -> chains(depth, times)));
    }

    @Async
    private CompletableFuture<Integer> chains(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(chain(depth)) & MASK;
        return CompletableFuture.completedFuture(sum);
    }

    @Async
    private CompletableFuture<Integer> chain(int depth) {
        if (depth == 1) return CompletableFuture.completedFuture(await(ready));
        return CompletableFuture.completedFuture(await(chain(depth - 1)) + 1);
    }

    @Override
    public int chainSuspended(int depth, int times) {
        return loop.runUntilComplete(start(() -> suspendedChains(depth, times)));
    }

    @Async
    private static CompletableFuture<Integer> suspendedChains(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(suspendedChain(depth)) & MASK;
        return CompletableFuture.completedFuture(sum);
    }

    @Async
    private static CompletableFuture<Integer> suspendedChain(int depth) {
        if (depth == 1) {
            await(yieldNow());
            return CompletableFuture.completedFuture(1);
        }
        return CompletableFuture.completedFuture(await(suspendedChain(depth - 1)) + 1);
    }

    @Override
    public int yieldLoop(int times) {
        return loop.runUntilComplete(start(() -> yields(times)));
    }

    @Async
    private static CompletableFuture<Integer> yields(int times) {
        for (int i = 0; i < times; i++) await(yieldNow());
        return CompletableFuture.completedFuture(times);
    }
}
