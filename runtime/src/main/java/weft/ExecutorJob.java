package weft;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** A blocking call in an executor, and its future. A cancel ends the future at once, and the call if not started. */
final class ExecutorJob<T> extends Future<T> implements Runnable {
    private final Callable<? extends T> function;

    /** There before the call: who waits for its result is told also if there is no memory left. */
    private final Inbox.Node message = new Inbox.Node(this);

    /** What to cancel in an executor that can. */
    private volatile java.util.concurrent.Future<?> submitted;

    /** Null unless it is recorded. */
    private final FlightSteps.Call recorded;

    ExecutorJob(EventLoop loop, Callable<? extends T> function) {
        super(loop);
        this.function = Carried.ON ? Carried.along(function) : function;
        this.recorded = Flight.on ? new FlightSteps.Call(function) : null;
    }

    @Override
    Inbox.Node messageToLoop() {
        return message;
    }

    void submitTo(Executor executor) {
        if (executor instanceof ExecutorService service) submitted = service.submit(this);
        else executor.execute(this);
    }

    @Override
    public void run() {
        if (isDone()) return;
        if (recorded != null) recorded.starts();
        try {
            trySucceed(function.call());
        } catch (Throwable exception) {
            tryFail(new Failure(exception));
        } finally {
            if (recorded != null) recorded.ends();
        }
    }

    @Override
    public boolean cancel(String message) {
        if (!super.cancel(message)) return false;
        java.util.concurrent.Future<?> job = submitted;
        if (job != null) ForeignCalls.cancel(job, false, this);
        return true;
    }
}
