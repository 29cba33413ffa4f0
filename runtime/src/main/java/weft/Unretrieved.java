package weft;

import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The state of a failed {@link Future} whose exception nobody has seen: rule F9. It is reported when the future is
 * collected or its loop is closed, whichever comes first. asyncio has the first only; but a JVM that ends collects
 * nothing.
 */
final class Unretrieved extends Watched<Future<?>> {
    /** Holds the references, not the futures. A reference that is collected itself would tell nothing. */
    private static final Set<Unretrieved> ALL = ConcurrentHashMap.newKeySet();

    private final Throwable exception;

    /** Weak, so that a loop that is dropped with its futures is collected. */
    private final WeakReference<EventLoop> loop;

    private final String kind;
    private final String name;
    private final Origin origin;

    private Unretrieved(Future<?> future, Failure failure) {
        super(future);
        exception = failure.exception();
        loop = future.loop == null ? new WeakReference<>(null) : future.loop.weak;
        kind = future instanceof Task ? "Task" : "Future";
        name = future instanceof Task<?> task ? task.name() : "";
        origin = Origin.of(future);
    }

    /** Made before the future fails: who retrieves the exception must find it in the set. */
    static Unretrieved note(Future<?> future, Failure failure) {
        Unretrieved noted = new Unretrieved(future, failure);
        ALL.add(noted);
        return noted;
    }

    /** Somebody has seen the exception, or it did not come to it. */
    void forget() {
        ALL.remove(this);
        clear();
    }

    /** What is left when a loop is closed. */
    static void reportAll(EventLoop closed) {
        for (Unretrieved one : ALL) if (one.loop.get() == closed) one.report(closed);
    }

    @Override
    void collected() {
        report(loop.get());
    }

    private void report(EventLoop target) {
        if (!ALL.remove(this)) return;
        ErrorReporter.tell(target, context());
    }

    private ExceptionContext context() {
        Future<?> future = get();
        String which = future != null || name.isEmpty() ? "" : " (" + name + ")";
        return new ExceptionContext(kind + " exception was never retrieved" + which, exception, future).madeAt(origin);
    }
}
