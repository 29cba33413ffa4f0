package weft;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * A thread that serves all loops. Any thread may be the one that starts it, so it inherits nothing: no context class
 * loader, no thread-locals, no access control context. Each of these would keep the starter's application from being
 * unloaded.
 */
final class DaemonThread {
    private DaemonThread() {}

    /**
     * Starts a thread.
     *
     * @throws OutOfMemoryError if the system has no thread to give; the caller has to go on without it
     */
    static void start(String name, Runnable work) {
        create(name, work).start();
    }

    /** Makes a thread for somebody else to start. */
    @SuppressWarnings("removal") // JDK 17 still records the access control context
    static Thread create(String name, Runnable work) {
        Thread thread = AccessController.doPrivileged(new Creation(name, work));
        thread.setContextClassLoader(null);
        thread.setDaemon(true);
        return thread;
    }

    private record Creation(String name, Runnable work) implements PrivilegedAction<Thread> {
        @Override
        public Thread run() {
            return new Thread(null, work, name, 0, false);
        }
    }
}
