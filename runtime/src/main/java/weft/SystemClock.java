package weft;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Real time; idles by parking the loop's thread. */
final class SystemClock implements LoopClock {
    /*
     * The protocol. Both fields are volatile, so there is one order of all that follows.
     *
     *   the loop's thread, in idle    writes `idler`; reads `woken`, parks if it is not set; clears `idler`, `woken`
     *   any thread, in wakeup         `woken` false -> true; if that was its doing, reads `idler` and unparks it
     *
     * Either idle reads `woken` set, and does not park; or it has written `idler` before `woken` was set, so that wakeup
     * finds it there, and an unpark that comes before the park ends that at once. A wakeup that finds `woken` set does
     * nothing: idle has yet to clear it, and who called idle looks for work after that. An unpark may come late, and end
     * a later park of that thread: every park has to expect as much.
     */

    /** A thread that parks is back after 5 to 50 microseconds; what comes within 10 need not wait for that. */
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

    /** asyncio's, too. A system that counts its timers in milliseconds, in 32 bits, can do 49 days. */
    private static final long LONGEST_PARK = 24L * 3600 * 1_000_000_000;

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
        for (int spins = 0; spins < SPINS && !woken.get(); spins++) Thread.onSpinWait();
        idler = Thread.currentThread();
        if (!woken.get()) {
            if (nanos == FOREVER) LockSupport.park(this);
            else LockSupport.parkNanos(this, Math.min(nanos, LONGEST_PARK));
        }
        idler = null;
        woken.set(false);
    }

    @Override
    public void wakeup() {
        if (!woken.get() && woken.compareAndSet(false, true)) LockSupport.unpark(idler);
    }
}
