package weft;

/** Why the JVM goes down, which no method tells. */
final class JvmEnd {
    private JvmEnd() {}

    /**
     * Tells, in a shutdown hook, whether a signal or the end of the last thread that is no daemon runs the hooks. Both
     * do so on threads of the JVM's own, which have names. Whatever else does it has called {@link System#exit}; it may
     * be a virtual thread, which is on no list.
     */
    static boolean isAskedFor() {
        for (Thread thread : allThreads()) {
            if (thread != null && isOfJvm(thread.getName()) && runsHooks(thread.getStackTrace())) return true;
        }
        return false;
    }

    private static Thread[] allThreads() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) top = top.getParent();
        Thread[] threads = new Thread[64];
        // A full array may lack some.
        while (top.enumerate(threads) == threads.length) threads = new Thread[2 * threads.length];
        return threads;
    }

    private static boolean isOfJvm(String name) {
        return name.equals("DestroyJavaVM") || name.startsWith("SIG") && name.endsWith(" handler");
    }

    /** A handler of a user's may call {@code exit} on the thread of the signal. */
    private static boolean runsHooks(StackTraceElement[] stack) {
        return isIn(stack, "java.lang.ApplicationShutdownHooks", "runHooks") && !isInExit(stack);
    }

    static boolean isInExit(StackTraceElement[] stack) {
        return isIn(stack, "java.lang.Runtime", "exit");
    }

    private static boolean isIn(StackTraceElement[] stack, String type, String method) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(type) && frame.getMethodName().equals(method)) return true;
        }
        return false;
    }
}
