package weft;

import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/**
 * Moves the values of thread-locals between threads and contexts. A context that is current has its values in its
 * thread; one that is not has them in {@link Context#threadLocals}.
 */
final class Carried {
    private static final ThreadLocals SERVICE = ServiceLoader.load(
                    ThreadLocals.class, ThreadLocals.class.getClassLoader())
            .findFirst()
            .orElse(null);

    /** Asked before every other use of this class, so that the compiler can drop the use. */
    static final boolean ON = SERVICE != null;

    private Carried() {}

    /** Makes another context's values those of this thread. */
    static void move(Context from, Context to) {
        if (from == to) return;
        from.threadLocals = SERVICE.capture();
        SERVICE.restore(to.threadLocals);
    }

    /** The values of a context, which may be the current one. */
    static Object of(Context context) {
        return ThreadState.current().context() == context ? SERVICE.capture() : context.threadLocals;
    }

    /** Has a function see the values of this thread on the one that calls it. */
    static <T> Callable<T> along(Callable<? extends T> function) {
        Object values = SERVICE.capture();
        return () -> {
            Object outer = SERVICE.capture();
            SERVICE.restore(values);
            try {
                return function.call();
            } finally {
                SERVICE.restore(outer);
            }
        };
    }
}
