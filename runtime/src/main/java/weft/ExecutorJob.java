package weft;

import java.lang.ref.Reference;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The future of a blocking call in an executor. A cancel ends the future at once, and the call if it has not started.
 *
 * <p>The executor has the {@link Call}. This future does not keep the call alive: if the executor drops the call, the
 * call is collected, and then the future fails.
 */
final class ExecutorJob<T> extends Future<T> {
    private Unrun unrun;

    /** There before the call: who waits for its result is told also if there is no memory left. */
    private final Inbox.Node message = new Inbox.Node(this);

    private ExecutorJob(EventLoop loop) {
        super(loop);
    }

    /** Submits a function and returns its future. Throws what the executor throws. */
    static <T> ExecutorJob<T> submitTo(Executor executor, EventLoop loop, Callable<? extends T> function) {
        ExecutorJob<T> job = new ExecutorJob<>(loop);
        Call<T> call = new Call<>(job, function);
        job.unrun = new Unrun(call, function);
        job.unrun.watch();
        try {
            executor.execute(call);
        } catch (Throwable refused) {
            job.unrun.forget();
            throw refused;
        }
        SilentDrop.lookFor(call, executor);
        return job;
    }

    @Override
    Inbox.Node messageToLoop() {
        return message;
    }

    @Override
    public boolean cancel(String message) {
        if (!super.cancel(message)) return false;
        Call<?> call = unrun.get();
        if (call != null) call.function.set(null);
        unrun.forget();
        return true;
    }

    private void dropped() {
        if (isDone()) return;
        tryFail(new Failure(new RejectedExecutionException("the executor dropped the job " + unrun.name
                + " before it ran: its RejectedExecutionHandler discarded it, or shutdownNow() did; use a handler"
                + " that throws, and cancel what shutdownNow() returns")));
    }

    /** Notices that a call is collected before its end. */
    static final class Unrun extends Watched<Call<?>> {
        private final ExecutorJob<?> job;

        /** Of the function's class, for messages. */
        private final String name;

        Unrun(Call<?> call, Callable<?> function) {
            super(call);
            this.job = call.job;
            this.name = ToThread.called(function).getClass().getName();
        }

        @Override
        void collected() {
            job.dropped();
        }
    }

    /** What the executor runs, cancels or drops. */
    static final class Call<T> implements RunnableFuture<T> {
        private final ExecutorJob<T> job;

        /** Null once the call has begun, or will not begin. */
        private final AtomicReference<Callable<? extends T>> function;

        /** Null unless the call is recorded. */
        private final FlightSteps.Call recorded;

        private Call(ExecutorJob<T> job, Callable<? extends T> function) {
            this.job = job;
            this.function = new AtomicReference<>(Carried.ON ? Carried.along(function) : function);
            this.recorded = Flight.on ? new FlightSteps.Call(function) : null;
        }

        @Override
        public void run() {
            Callable<? extends T> called = function.getAndSet(null);
            if (called == null || job.isDone()) return;
            if (recorded != null) recorded.starts();
            try {
                job.trySucceed(called.call());
            } catch (Throwable exception) {
                job.tryFail(new Failure(exception));
            } finally {
                if (recorded != null) recorded.ends();
                job.unrun.forget();
                // Else this could be collected, and so taken for dropped, while the function runs.
                Reference.reachabilityFence(this);
            }
        }

        /** The executor will not run this. */
        void dropped() {
            if (function.getAndSet(null) != null) job.dropped();
        }

        /** Does not keep this alive. */
        Reference<Call<?>> weak() {
            return job.unrun;
        }

        boolean isWaiting() {
            return function.get() != null && !job.isDone();
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return job.cancel(mayInterruptIfRunning);
        }

        @Override
        public boolean isCancelled() {
            return job.isCancelled();
        }

        @Override
        public boolean isDone() {
            return job.isDone();
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            return job.get();
        }

        @Override
        public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            return job.get(timeout, unit);
        }

        @Override
        public String toString() {
            return job.toString();
        }
    }
}
