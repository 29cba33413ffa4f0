package weft.benchmarks;

/** A thread that spins and runs at once what it is given: it completes what the measured thread awaits. */
public final class OtherThread extends Thread {
    private volatile Runnable next;
    private volatile boolean ended;

    /** Makes the thread. */
    public OtherThread() {
        super("other");
        setDaemon(true);
    }

    /** Gives the thread its next piece of work; the last one must have been taken. */
    public void give(Runnable work) {
        next = work;
    }

    /** Lets the thread end. */
    public void end() {
        ended = true;
    }

    @Override
    public void run() {
        for (int idle = 0; !ended; idle++) {
            Runnable work = next;
            if (work != null) {
                next = null;
                work.run();
            } else if ((idle & 1023) == 0) Thread.yield();
            else Thread.onSpinWait();
        }
    }
}
