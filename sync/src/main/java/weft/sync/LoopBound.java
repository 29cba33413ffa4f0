package weft.sync;

import weft.EventLoop;
import weft.Future;

/**
 * An object that belongs to one loop; asyncio's {@code _LoopBoundMixin}. No lock protects its state, so two loops must
 * not share it.
 *
 * <p>It belongs to the loop that used it first, until that loop is closed. That is this library's rule: in asyncio the
 * loops would be in one thread. Rule K10 is asyncio's: tasks can wait for it only on the loop on which one had to wait
 * first. A thread that runs no loop may use it before the loop does, and after it; in debug mode it is refused while
 * the loop runs.
 */
abstract class LoopBound {
    /** Whose it is while that loop is open. Read without the monitor by {@link #use}, which asks again under it. */
    private EventLoop user;

    /** The first loop on which a task had to wait. */
    private EventLoop waitedOn;

    LoopBound() {}

    /**
     * Called first by each method that changes the state, or goes by it.
     *
     * @param method its name, for messages
     */
    final void use(String method) {
        EventLoop running = EventLoop.runningOrNull();
        EventLoop known = user;
        if (running == known) return;
        if (running != null) bind(running, false);
        else if (known.isDebug() && known.isRunning()) throw wrongThread(method);
    }

    private IllegalStateException wrongThread(String method) {
        return new IllegalStateException(
                "Non-thread-safe operation invoked on an event loop other than the current one: "
                        + getClass().getSimpleName() + "." + method + "; write loop.callSoonThreadsafe(() -> ...)");
    }

    /** Makes the future that the running task will wait for. */
    final Future<Void> newWaiter() {
        EventLoop running = EventLoop.running();
        bind(running, true);
        return running.createFuture();
    }

    /** Two loops may come first at once, each on its thread; one of them must be told. */
    private synchronized void bind(EventLoop running, boolean waits) {
        if (user == null || user.isClosed()) user = running;
        if (user != running || waits && waitedOn != null && waitedOn != running) {
            throw new IllegalStateException(this + " is bound to a different event loop, the first one that used it;"
                    + " make one for each loop, or hand the work to its loop: callSoonThreadsafe");
        }
        if (waits) waitedOn = running;
    }
}
