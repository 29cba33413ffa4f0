package weft.benchmarks.woven;

import static weft.Asyncio.await;
import static weft.Asyncio.yieldNow;

import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.annotations.Async;
import weft.benchmarks.Peer;

/** Weft, with {@code @Async} methods that return {@code Task}. */
public final class WovenTask implements Peer {
    private final EventLoop loop = EventLoop.create();
    private final Future<Integer> ready = loop.createFuture();

    /** Makes the peer with a loop of its own. */
    public WovenTask() {
        ready.setResult(1);
    }

    @Override
    public int awaitReady(int times) {
        return loop.runUntilComplete(start(() -> awaits(times)));
    }

    private interface Program {
        Task<Integer> run();
    }

    /** A coroutine, so that the loop runs when the method is called. */
    @Async
    private static Coroutine<Integer> start(Program program) {
        return weft.Asyncio.value(await(program.run()));
    }

    @Async
    private Task<Integer> awaits(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(ready) & MASK;
        return Task.completed(sum);
    }

    @Override
    public int chainReady(int depth, int times) {
        return loop.runUntilComplete(start(() -> chains(depth, times)));
    }

    @Async
    private Task<Integer> chains(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(chain(depth)) & MASK;
        return Task.completed(sum);
    }

    @Async
    private Task<Integer> chain(int depth) {
        if (depth == 1) return Task.completed(await(ready));
        return Task.completed(await(chain(depth - 1)) + 1);
    }

    @Override
    public int chainSuspended(int depth, int times) {
        return loop.runUntilComplete(start(() -> suspendedChains(depth, times)));
    }

    @Async
    private static Task<Integer> suspendedChains(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum = sum + await(suspendedChain(depth)) & MASK;
        return Task.completed(sum);
    }

    @Async
    private static Task<Integer> suspendedChain(int depth) {
        if (depth == 1) {
            await(yieldNow());
            return Task.completed(1);
        }
        return Task.completed(await(suspendedChain(depth - 1)) + 1);
    }

    @Override
    public int yieldLoop(int times) {
        return loop.runUntilComplete(start(() -> yields(times)));
    }

    @Async
    private static Task<Integer> yields(int times) {
        for (int i = 0; i < times; i++) await(yieldNow());
        return Task.completed(times);
    }
}
