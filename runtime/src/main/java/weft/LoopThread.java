package weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A thread of an {@link EventLoopGroup}: runs its loop until it is told to finish. */
final class LoopThread extends Thread {
    private static final long LONG_RUN = 1_000_000_000;

    final EventLoop loop = EventLoop.create();

    /** Done, and never failed, when the loop is closed. */
    final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** How many submitted tasks this has; belongs to the group. */
    int load;

    /** From {@link #finish}; written under the lock of this. */
    private volatile boolean finishing;

    /** The run may be stopped. Guarded by this. */
    private boolean serving = true;

    /** The errors that ended one run after the other. */
    private int failures;

    LoopThread(String name) {
        super(name);
        setDaemon(true);
        loop.home = this;
    }

    /** Ends the run, on any thread; what was posted to the loop before is run first. Needs no memory. */
    synchronized void finish() {
        finishing = true;
        if (serving) loop.stop();
    }

    @Override
    public void run() {
        try {
            serveToTheEnd();
            report(this::runOnce);
            report(() -> Runner.finish(loop));
        } finally {
            try {
                loop.close();
            } finally {
                ended.complete(null);
            }
        }
    }

    private void serveToTheEnd() {
        while (!finishing && !loop.isClosed()) {
            try {
                serve();
            } catch (Throwable noRoom) {
                // To report it, too. The tasks of this loop still run.
            }
        }
        stopServing();
    }

    /** A later {@link #finish} must not stop the runs that clean up. */
    private synchronized void stopServing() {
        serving = false;
    }

    /** What was posted. */
    private void runOnce() {
        loop.stop();
        loop.runForever();
    }

    /** One run. If runs fail at once, and one after the other, this thread must not do nothing but report that. */
    private void serve() {
        long begun = System.nanoTime();
        boolean failed = !report(loop::runForever);
        if (!failed || System.nanoTime() - begun > LONG_RUN) failures = 0;
        else if (failures++ > 0) LockSupport.parkNanos(Math.min(1L << Math.min(failures, 10), 1000) * 1_000_000);
    }

    private void tell(ExceptionContext context) {
        try {
            loop.callExceptionHandler(context);
        } catch (Throwable handlerFails) {
            // The handler itself has failed. The tasks of this loop still run.
        }
    }

    /**
     * An exception that leaves the run belongs to no task. It is reported, and the loop runs again.
     *
     * @return false if there was one
     */
    private boolean report(Runnable run) {
        try {
            run.run();
            return true;
        } catch (Throwable error) {
            if (!loop.isClosed()) tell(new ExceptionContext("Error in the thread of an event loop group", error, null));
            return false;
        }
    }
}
