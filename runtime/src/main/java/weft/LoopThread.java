package weft;

import java.util.concurrent.CompletableFuture;

/** A thread of an {@link EventLoopGroup}: runs its loop until it is told to finish. */
final class LoopThread extends Thread {
    final EventLoop loop = EventLoop.create();

    /** Done, and never failed, when the loop is closed. */
    final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** How many submitted tasks this has; belongs to the group. */
    int load;

    /** Belongs to this thread. */
    private boolean finishing;

    LoopThread(String name) {
        super(name);
        setDaemon(true);
        loop.setHome(this);
    }

    /** Ends the run, on any thread; what was posted to the loop before is run first. */
    void finish() {
        loop.post(() -> {
            finishing = true;
            loop.stop();
        });
    }

    @Override
    public void run() {
        try {
            while (!finishing) report(loop::runForever);
            report(() -> Runner.finish(loop));
        } finally {
            loop.close();
            ended.complete(null);
        }
    }

    private void tell(ExceptionContext context) {
        try {
            loop.callExceptionHandler(context);
        } catch (Throwable handlerFails) {
            // The handler itself has failed. The tasks of this loop still run.
        }
    }

    /** An exception that leaves the run belongs to no task. It is reported, and the loop runs again. */
    private void report(Runnable run) {
        try {
            run.run();
        } catch (Throwable error) {
            tell(new ExceptionContext("Error in the thread of an event loop group", error, null));
        }
    }
}
