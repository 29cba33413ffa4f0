package weft;

import java.util.concurrent.CompletableFuture;

/** Starts methods that return a stage or nothing: on the running loop as an eager task, else on their own. */
final class Starts {
    private Starts() {}

    static <T> CompletableFuture<T> stage(Coroutine<T> coroutine) {
        ThreadState thread = ThreadState.current();
        if (thread.loop != null) return FutureStage.of(thread.loop.createEagerTask(coroutine, null, null));
        LooplessStage<T> stage = new LooplessStage<>(coroutine);
        thread.start(stage);
        return stage;
    }

    static void fireAndForget(Coroutine<?> coroutine) {
        ThreadState thread = ThreadState.current();
        if (thread.loop != null)
            thread.loop.createEagerTask(coroutine, null, null).addOutside(new Report(coroutine));
        else thread.start(new LooplessStage.Void(coroutine));
    }

    /** Nobody can look at the exception of a void method, so the loop's handler is told. */
    private static final class Report extends Waiter {
        private final Coroutine<?> coroutine;

        private Report(Coroutine<?> coroutine) {
            this.coroutine = coroutine;
        }

        @Override
        void wake(Future<?> done, Inbox.Node message) {
            if (done.isCancelled() || done.exception() == null) return;
            done.loop.callExceptionHandler(new ExceptionContext(
                    "Exception in the void @Async method " + coroutine.name(), done.exception(), done));
        }
    }
}
