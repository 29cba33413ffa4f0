package weft.faults;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One error, thrown at the n-th place of a kind that the runtime comes to; instrumented code asks at each. */
public enum Fault {
    /** An OutOfMemoryError in front of an allocation. */
    ALLOCATION {
        @Override
        Error error() {
            return new OutOfMemoryError("injected");
        }
    },
    /** A StackOverflowError at the begin of a method, below a method of the user's: only such a stack gets deep. */
    CALL {
        @Override
        Error error() {
            return new StackOverflowError("injected");
        }
    },
    /** What the JVM throws if there is no native thread. */
    START {
        @Override
        Error error() {
            return new OutOfMemoryError("injected: unable to create native thread");
        }
    };

    private static final AtomicReference<Fault> ARMED = new AtomicReference<>();
    private static final AtomicInteger LEFT = new AtomicInteger();

    /** Where it was thrown; null until then. */
    private static volatile Error thrown;

    abstract Error error();

    /** From now on the n-th place of this kind throws, on whatever thread, and none after it. */
    public void arm(int n) {
        thrown = null;
        LEFT.set(n);
        ARMED.set(this);
    }

    /** Returns what was thrown, or null if so many places were not reached. */
    public static Error disarm() {
        ARMED.set(null);
        return thrown;
    }

    private static boolean isBelowUsersCode() {
        return StackWalker.getInstance().walk(frames -> {
            List<String> callers =
                    frames.map(StackWalker.StackFrame::getClassName).toList();
            return callers.stream().anyMatch(Fault::isUsers) && !isCalledByStage(callers);
        });
    }

    /**
     * The JDK's stages lose a dependent whose call fails, whatever it is: nothing of it has run that could mend that.
     */
    private static boolean isCalledByStage(List<String> callers) {
        List<String> below = callers.stream()
                .dropWhile(name -> name.startsWith(Fault.class.getName()))
                .toList();
        int caller = below.get(1).equals(below.get(0)) ? 2 : 1; // behind a bridge method
        return below.get(caller).startsWith("java.util.concurrent.CompletableFuture");
    }

    private static boolean isUsers(String className) {
        return className.startsWith("weft.faults.scenarios.S") || className.startsWith("weft.faults.scenarios.E");
    }

    public static void allocation() {
        reached(ALLOCATION);
    }

    public static void call() {
        reached(CALL);
    }

    public static void start() {
        reached(START);
    }

    private static void reached(Fault kind) {
        if (ARMED.get() != kind || kind == CALL && !isBelowUsersCode() || LEFT.decrementAndGet() != 0) return;
        Error error = kind.error();
        thrown = error;
        throw error;
    }
}
