package weft.sync;

import weft.EventLoop;
import weft.Future;

/** What belongs to the loop of whoever had to wait first; asyncio's {@code _LoopBoundMixin}. */
abstract class LoopBound {
    private EventLoop loop;

    LoopBound() {}

    /** Makes the future that the running task will wait for. */
    final Future<Void> newWaiter() {
        EventLoop running = EventLoop.running();
        if (!bind(running)) {
            throw new IllegalStateException(this + " is bound to a different event loop, that of the first task which"
                    + " had to wait for it; make one for each loop, or hand the work to its loop: callSoonThreadsafe");
        }
        return running.createFuture();
    }

    /** Two loops may come first at once, each on its thread; one of them must be told. */
    private synchronized boolean bind(EventLoop running) {
        if (loop == null) loop = running;
        return loop == running;
    }
}
