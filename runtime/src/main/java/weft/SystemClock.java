package weft;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Real time; idles by parking the loop's thread. */
final class SystemClock implements LoopClock {
    private final long origin = System.nanoTime();

    /** Set by a wakeup, taken by the wait that it ends. */
    private final AtomicBoolean woken = new AtomicBoolean();

    private volatile Thread idler;

    @Override
    public long nanoTime() {
        return System.nanoTime() - origin;
    }

    @Override
    public void idle(long nanos) {
        idler = Thread.currentThread();
        if (!woken.get()) {
            if (nanos == FOREVER) LockSupport.park(this);
            else LockSupport.parkNanos(this, nanos);
        }
        idler = null;
        woken.set(false);
    }

    @Override
    public void wakeup() {
        if (!woken.get() && woken.compareAndSet(false, true)) LockSupport.unpark(idler);
    }
}
