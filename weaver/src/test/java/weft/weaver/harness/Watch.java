package weft.weaver.harness;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a task on a thread of its own, and gives up when it takes no step for some time: a woven method that hangs is a
 * finding. How long all steps take depends on the machine, and on what else it does; so there is no limit for that.
 */
public final class Watch {
    private static final long STACK_SIZE = 16L << 20;

    private final long seconds;

    /** Only the task's thread writes it. */
    private volatile int steps;

    public Watch(long seconds) {
        this.seconds = seconds;
    }

    /** A task that takes no step any more; its thread goes on. */
    public static final class StuckException extends Exception {
        private static final long serialVersionUID = 1;

        StuckException(Thread thread) {
            setStackTrace(thread.getStackTrace());
        }

        /** Tells whether a compiler does not end: javac takes exponential time for some nested generic calls. */
        public boolean isInCompiler() {
            return List.of(getStackTrace()).stream()
                    .map(StackTraceElement::getClassName)
                    .anyMatch(name -> name.startsWith("com.sun.tools.javac.") || name.startsWith("org.eclipse.jdt."));
        }
    }

    /** The task tells that it goes on. */
    public void step() {
        steps++;
    }

    /** Returns what the task returns. */
    public <T> T run(Callable<T> task) throws StuckException, ExecutionException {
        FutureTask<T> running = new FutureTask<>(task);
        Thread thread = new Thread(null, running, "watched", STACK_SIZE);
        thread.setDaemon(true);
        thread.start();
        while (true) {
            int before = steps;
            try {
                return running.get(seconds, TimeUnit.SECONDS);
            } catch (TimeoutException late) {
                if (steps == before) throw new StuckException(thread);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
