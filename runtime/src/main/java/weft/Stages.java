package weft;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** How a {@link CompletionStage} is awaited, and what its failures become. */
final class Stages {
    private Stages() {}

    static Object await(CompletionStage<?> stage, Coroutine<?> waiter) {
        if (stage == null)
            throw new NullPointerException(
                    "await(null): there is no stage to await; return a completed stage instead of null");
        if (stage instanceof CompletableFuture<?> future && isDone(future)) return result(future);
        waiter.awaited = stage;
        return Coroutine.SUSPENDED;
    }

    static boolean isDone(CompletableFuture<?> future) {
        if (future instanceof LooplessStage<?> own) return own.isDoneNow();
        try {
            return future.isDone();
        } catch (UnsupportedOperationException minimalCompletionStage) {
            return false;
        }
    }

    private static Object result(CompletableFuture<?> done) {
        if (!done.isCompletedExceptionally()) return done.join();
        // join() would wrap the exception once more; handle() shows it as it is stored.
        Failure failure =
                new Failure(unwrap(done.handle((value, exception) -> exception).join()));
        Traces.found(failure.exception(), failure);
        return failure.take();
    }

    /** Takes off one layer that the JDK puts around failures; a cancelled stage is a {@link CancelledError}. */
    static Throwable unwrap(Throwable failure) {
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        Throwable cause = wrapper ? UserException.cause(failure) : null;
        Throwable exception = cause != null ? cause : failure;
        if (!(exception instanceof CancellationException)) return exception;
        return CancelledError.delivered(UserException.message(exception), exception);
    }

    /**
     * Cancels what is awaited, if it is a CompletableFuture; from any other stage one can only detach.
     *
     * @param message for the work behind a stage of this library's, others know no messages; may be null
     * @param ended the future that stood for the stage, or null
     */
    static void cancel(CompletionStage<?> stage, String message, Future<?> ended) {
        if (stage instanceof WorkStage<?> own) ForeignCalls.cancel(own, message, ended);
        else if (stage instanceof CompletableFuture<?> future) ForeignCalls.cancel(future, true, ended);
    }

    /**
     * What a method fails with after its stage has ended can reach nobody through the stage. Null if it did not fail.
     */
    static ExceptionContext lateFailure(Object outcome) {
        if (!(outcome instanceof Failure failure) || failure.exception() instanceof CancelledError) return null;
        return new ExceptionContext(
                "Exception in an @Async method whose stage was cancelled or completed before", failure.exception());
    }

    /**
     * Ends a stage that this library handed out.
     *
     * @return false if it was ended before, by its user or by a cancel
     */
    static <T> boolean complete(WorkStage<T> stage, Object outcome) {
        if (!(outcome instanceof Failure failure)) {
            @SuppressWarnings("unchecked")
            T value = (T) outcome;
            return stage.workReturned(value);
        } else if (failure.exception() instanceof CancelledError error) {
            return stage.workThrew(BlockedThread.cancellation(error));
        } else {
            return stage.workThrew(failure.exception());
        }
    }
}
