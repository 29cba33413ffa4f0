package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.yieldNow;

import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.InvalidStateException;
import weft.annotations.Async;

/** "Futures", "Future Object": the three ends of a future, and when its callbacks are called. */
public final class FutureObject {
    private FutureObject() {}

    @Async
    static Coroutine<Void> main() {
        Future<String> future = pending("result");
        try {
            future.result();
        } catch (InvalidStateException e) {
            System.out.println("not done: no result");
        }
        future.setResult("42");
        System.out.println("set: " + future.result());
        await(yieldNow()); // callbacks run through the loop, never inside setResult

        Future<String> failing = pending("exception");
        failing.setException(new IllegalStateException("broken"));
        try {
            await(failing);
        } catch (IllegalStateException e) {
            System.out.println("await throws it: " + e.getMessage());
        }

        Future<String> cancelled = pending("cancel");
        System.out.println("cancel: " + cancelled.cancel("not needed") + ", again: " + cancelled.cancel());
        try {
            await(cancelled);
        } catch (CancelledError e) {
            System.out.println("await throws CancelledError: " + e.getMessage());
        }
        return done();
    }

    private static Future<String> pending(String name) {
        Future<String> future = EventLoop.running().createFuture();
        future.addDoneCallback(f -> System.out.println("  callback of " + name + ", cancelled: " + f.isCancelled()));
        return future;
    }

    public static void main(String[] args) {
        run(main());
    }
}
