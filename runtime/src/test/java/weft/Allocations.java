package weft;

import java.lang.reflect.Method;

/**
 * What this thread has allocated. By reflection: the tests are compiled as part of a module that reads java.base alone.
 */
final class Allocations {
    private static final Object THREADS;
    private static final Method ALLOCATED;

    static {
        try {
            THREADS = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            ALLOCATED =
                    Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
        // The JDK makes a class for what is called so often by reflection.
        for (int i = 0; i < 20; i++) here();
    }

    private Allocations() {}

    @SuppressWarnings("deprecation") // Thread.threadId() came with Java 19
    static long here() {
        try {
            return (long) ALLOCATED.invoke(THREADS, Thread.currentThread().getId());
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
