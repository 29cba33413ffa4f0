package weft;

import java.lang.ref.WeakReference;

/**
 * The state of a failed {@link Future} whose exception nobody has seen: rule F9. It is reported when the future is
 * collected or its loop is closed, whichever comes first. asyncio has the first only; but a JVM that ends collects
 * nothing.
 */
final class Unretrieved extends Unseen<Future<?>> {
    /** Weak, so that a loop that is dropped with its futures is collected. */
    private final WeakReference<EventLoop> loop;

    private final String kind;
    private final String name;
    private final Origin origin;

    private Unretrieved(Future<?> future, Failure failure) {
        super(future, failure.exception());
        loop = future.loop == null ? new WeakReference<>(null) : future.loop.weak;
        kind = future instanceof Task ? "Task" : "Future";
        name = future instanceof Task<?> task ? task.name() : "";
        origin = Origin.of(future);
    }

    /** Made before the future fails. */
    static Unretrieved note(Future<?> future, Failure failure) {
        Unretrieved noted = new Unretrieved(future, failure);
        noted.hold();
        return noted;
    }

    /** What is left when a loop is closed. */
    static void reportAll(EventLoop closed) {
        for (Watched<?> each : ALL.values()) {
            if (each instanceof Unretrieved one && one.loop.get() == closed) one.reportNow(closed);
        }
    }

    private void reportNow(EventLoop closed) {
        ExceptionContext context = context();
        if (forget()) ErrorReporter.tell(closed, context);
    }

    @Override
    void report() {
        ErrorReporter.tell(loop.get(), context());
    }

    private ExceptionContext context() {
        Future<?> future = get();
        String which = future != null || name.isEmpty() ? "" : " (" + name + ")";
        return new ExceptionContext(kind + " exception was never retrieved" + which, exception(), future)
                .madeAt(origin);
    }
}
