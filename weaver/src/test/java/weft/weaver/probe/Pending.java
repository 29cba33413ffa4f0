package weft.weaver.probe;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.abi.StateMachine;

/**
 * Suspends waiters: on a future of the running loop, or, where no loop runs, on a stage that {@link #drain} completes.
 */
final class Pending {
    private static final Queue<Runnable> LATER = new ArrayDeque<>();
    static boolean loopRuns;

    private Pending() {}

    static Object await(Coroutine<?> waiter, Object value, Throwable failure) {
        return loopRuns ? onLoop(waiter, value, failure) : onStage(waiter, value, failure);
    }

    private static Object onLoop(Coroutine<?> waiter, Object value, Throwable failure) {
        Future<Object> future = EventLoop.running().createFuture();
        later(() -> {
            if (failure == null) {
                future.setResult(value);
            } else {
                future.setException(failure);
            }
        });
        return future.onAwait(waiter);
    }

    private static Object onStage(Coroutine<?> waiter, Object value, Throwable failure) {
        CompletableFuture<Object> stage = new CompletableFuture<>();
        later(() -> {
            if (failure == null) {
                stage.complete(value);
            } else {
                stage.completeExceptionally(failure);
            }
        });
        return StateMachine.await(stage, waiter);
    }

    static void later(Runnable action) {
        if (loopRuns) {
            EventLoop.running().callSoon(action);
        } else {
            LATER.add(action);
        }
    }

    static void drain() {
        while (!LATER.isEmpty()) LATER.remove().run();
    }
}
