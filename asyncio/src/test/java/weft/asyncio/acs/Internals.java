package weft.asyncio.acs;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import weft.Future;

/** What a trace of CPython 3.13 shows, or lacks, and Weft's public API does not tell. */
final class Internals {
    private static final Method IS_UNRETRIEVED;
    private static final Field REPORT;

    static {
        try {
            IS_UNRETRIEVED = accessible(Future.class.getDeclaredMethod("isUnretrieved"));
            REPORT = accessible(Class.forName("weft.Shield").getDeclaredField("REPORT"));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Internals() {}

    private static <T extends AccessibleObject> T accessible(T member) {
        member.setAccessible(true);
        return member;
    }

    /** Tells whether nobody has looked at a future's exception: what is logged when the future is collected. */
    static boolean isUnretrieved(Future<?> future) {
        try {
            return (boolean) IS_UNRETRIEVED.invoke(future);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Makes a shield that is cancelled leave what it shields alone, as in 3.13: since 3.14 it reports the exception, if
     * there will be one, and so has looked at it.
     */
    @SuppressWarnings("unchecked")
    static void leaveShieldedAlone(Future<Object> shielded, Future<Object> shield) {
        if (shielded == shield) return;
        try {
            Consumer<Future<?>> report = (Consumer<Future<?>>) REPORT.get(null);
            shield.addDoneCallback(ended -> shielded.removeDoneCallback(report));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
