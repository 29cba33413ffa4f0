package weft;

import java.time.Duration;

/** What the tests run on their loops. */
final class Programs {
    /** What a task gives that would have waited for ever. */
    static final int LOST = -1;

    static final int CANCELLED = -2;

    /**
     * So long that a busy machine is no reason, so short that a lost wake-up fails the test instead of hanging it. The
     * first one decides; the next ones of this JVM, of which there may be thousands, are not waited for.
     */
    private static volatile Duration patience = Duration.ofSeconds(10);

    private Programs() {}

    /** Awaits a future, once; counts its steps. */
    static final class Awaits extends Coroutine<Integer> {
        private final Awaitable<Integer> awaited;
        int steps;

        Awaits(Awaitable<Integer> awaited) {
            this.awaited = awaited;
        }

        @Override
        protected Object step() {
            return ++steps == 1 ? awaited.onAwait(this) : resumption();
        }

        @Override
        protected String name() {
            return "awaits";
        }
    }

    /** Gives way some times, and returns 1. */
    static final class Yields extends Coroutine<Integer> {
        private int left = 3;

        @Override
        protected Object step() {
            if (left < 3) resumption();
            return left-- == 0 ? 1 : Asyncio.yieldNow().onAwait(this);
        }

        @Override
        protected String name() {
            return "yields";
        }
    }

    /** Runs a task to its end, however long nothing wakes it. */
    static int run(EventLoop loop, Task<Integer> task) {
        boolean[] lost = {false};
        TimerHandle guard = loop.callLater(patience, () -> {
            lost[0] = true;
            patience = Duration.ofMillis(1);
            task.cancel();
        });
        try {
            return loop.runUntilComplete(task);
        } catch (CancelledError cancelled) {
            return lost[0] ? LOST : CANCELLED;
        } finally {
            guard.cancel();
        }
    }

    /** Runs a loop until something stops it; returns false if nothing did. */
    static boolean runUntilStopped(EventLoop loop) {
        boolean[] lost = {false};
        TimerHandle guard = loop.callLater(patience, () -> {
            lost[0] = true;
            patience = Duration.ofMillis(1);
            loop.stop();
        });
        loop.runForever();
        guard.cancel();
        return !lost[0];
    }

    /** Runs what is ready. */
    static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }
}
