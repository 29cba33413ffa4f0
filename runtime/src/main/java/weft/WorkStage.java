package weft;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A stage that this library made for work of its own: a task, a future or a coroutine. If a cancel, a timeout or a
 * value ends the stage before the work ends, the work is cancelled.
 */
abstract class WorkStage<T> extends CompletableFuture<T> {
    /**
     * Cancels the work behind this stage. Has no effect if the work is over.
     *
     * @param message for the error that the work gets; may be null
     */
    abstract void cancelWork(String message);

    /** The work has ended, and has this stage end. */
    final boolean workReturned(T value) {
        return super.complete(value);
    }

    /** The work has ended, and has this stage end. */
    final boolean workThrew(Throwable exception) {
        return super.completeExceptionally(exception);
    }

    /** {@link CompletableFuture#cancel} with the message of the error that the work gets. */
    boolean cancel(String message) {
        StackRoom.checkMuch();
        if (!super.completeExceptionally(new CancellationException(message))) return isCancelled();
        cancelWork(message);
        return true;
    }

    @Override
    public final boolean cancel(boolean mayInterruptIfRunning) {
        return cancel(null);
    }

    @Override
    public final boolean complete(T value) {
        StackRoom.checkMuch();
        boolean ended = super.complete(value);
        if (ended) cancelWork(null);
        return ended;
    }

    @Override
    public final boolean completeExceptionally(Throwable exception) {
        StackRoom.checkMuch();
        boolean ended = super.completeExceptionally(exception);
        if (ended) cancelWork(null);
        return ended;
    }

    /** The JDK's method would end the stage in a way that no subclass sees. */
    @Override
    public final CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        Objects.requireNonNull(supplier, "supplier");
        executor.execute(() -> {
            if (isDone()) return;
            try {
                complete(supplier.get());
            } catch (Throwable exception) {
                completeExceptionally(new CompletionException(exception));
            }
        });
        return this;
    }
}
