package weft.blockhound;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;
import weft.EventLoop;

/**
 * Tells BlockHound which threads must not block: each while it runs an event loop. {@code BlockHound.install()} finds
 * this on the class path; a task step or callback that then blocks gets a {@code BlockingOperationError}.
 *
 * <p>What the loop itself does is allowed: to wait when there is nothing to do, to hand a call to an executor, and to
 * report an exception. What blocks belongs into {@code Asyncio.toThread(...)}.
 */
public final class LoopThreads implements BlockHoundIntegration {
    /** For {@link java.util.ServiceLoader}. */
    public LoopThreads() {}

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // A thread is asked each time: it runs a loop for a while.
        builder.addDynamicThreadPredicate(thread -> true);
        builder.nonBlockingThreadPredicate(others -> others.or(LoopThreads::runsLoop));
        builder.allowBlockingCallsInside("weft.SystemClock", "idle");
        builder.allowBlockingCallsInside("weft.ExecutorJob", "submitTo");
        builder.allowBlockingCallsInside("weft.ErrorReporter", "log");
    }

    /** BlockHound asks on the thread that is about to block. */
    private static boolean runsLoop(Thread thread) {
        return EventLoop.runningOrNull() != null;
    }
}
