package weft.benchmarks.peers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Starts virtual threads. The module is compiled for an older JDK, so this goes through method handles. */
final class Virtual {
    private static final MethodHandle START = find("startVirtualThread", Thread.class, Runnable.class);
    private static final MethodHandle IS_VIRTUAL = find("isVirtual", boolean.class);

    private Virtual() {}

    private static MethodHandle find(String name, Class<?> result, Class<?>... parameters) {
        MethodType type = MethodType.methodType(result, parameters);
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            return parameters.length > 0
                    ? lookup.findStatic(Thread.class, name, type)
                    : lookup.findVirtual(Thread.class, name, type);
        } catch (ReflectiveOperationException none) {
            return null;
        }
    }

    /** Whether this JVM has them. */
    static boolean available() {
        return START != null && Runtime.version().feature() >= 21;
    }

    static Thread start(Runnable body) {
        try {
            return (Thread) START.invokeExact(body);
        } catch (Throwable failure) {
            throw new IllegalStateException("no virtual thread could be started", failure);
        }
    }

    static <T> T in(Callable<T> body) {
        try {
            if ((boolean) IS_VIRTUAL.invokeExact(Thread.currentThread())) return body.call();
            FutureTask<T> task = new FutureTask<>(body);
            start(task);
            return task.get();
        } catch (Throwable failure) {
            throw new IllegalStateException("a virtual thread failed", failure);
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
