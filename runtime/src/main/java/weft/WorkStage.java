package weft;

/**
 * A stage that this library made for work of its own: a task, a future or a coroutine. Whatever ends the stage before
 * the work does, a cancel, a timeout or a value, cancels the work.
 */
interface WorkStage {
    /** {@link java.util.concurrent.CompletableFuture#cancel} with the message of the error that the work gets. */
    boolean cancel(String message);
}
