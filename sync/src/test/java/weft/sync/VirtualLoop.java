package weft.sync;

import java.time.Duration;
import weft.AsyncCallable;
import weft.EventLoop;
import weft.VirtualClock;

/** Runs a coroutine in virtual time; one that waits forever fails instead of hanging. */
final class VirtualLoop {
    private VirtualLoop() {}

    static <T> T run(AsyncCallable<T> main) throws Exception {
        try (EventLoop loop = EventLoop.create(new VirtualClock())) {
            return run(loop, main);
        }
    }

    static <T> T run(EventLoop loop, AsyncCallable<T> main) throws Exception {
        loop.callLater(Duration.ofHours(1), loop::stop);
        return loop.runUntilComplete(main.call());
    }
}
