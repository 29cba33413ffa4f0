package weft.weaver.harness;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;

/**
 * One run of a program: which of its leaves suspend, which one fails.
 *
 * @param label for messages
 * @param suspends whether the n-th leaf suspends
 * @param failAt the leaf that fails, or 0
 * @param entry the method of the probe's Entry that runs it
 */
public record Run(String label, IntPredicate suspends, int failAt, String entry) {
    public static final Run READY = new Run("ready", n -> false, 0, "inLoop");
    public static final Run SUSPENDED = new Run("all suspended", n -> true, 0, "inLoop");
    public static final Run WITHOUT_LOOP = new Run("all suspended, without loop", n -> true, 0, "withoutLoop");

    /** Returns a run in which about every second leaf suspends. */
    public static Run random(long seed) {
        Random random = new Random(seed);
        int bits = random.nextInt();
        return new Run("random, seed " + seed, n -> (bits >>> n & 1) != 0, 0, "inLoop");
    }

    /** Returns this run with a leaf that fails. */
    public Run failing(int leaf) {
        return new Run(leaf == 0 ? label : label + ", leaf " + leaf + " fails", suspends, leaf, entry);
    }

    /** What kind of run it is, in one word or a few. */
    String mode() {
        return failAt != 0 ? "failing" : label.replaceFirst(", seed.*", "").replace(",", "");
    }

    /** Runs the program that was loaded in {@code world}. */
    Outcome in(World world, String mainClass) {
        return in(world, mainClass, "box");
    }

    /** Runs one of the methods without parameters of the class that was loaded in {@code world}. */
    Outcome in(World world, String mainClass, String method) {
        try {
            Class<?> leaf = world.loadClass("weft.weaver.probe.Leaf");
            leaf.getMethod("reset", IntPredicate.class, int.class).invoke(null, suspends, failAt);
            Method show = world.loadClass("weft.weaver.probe.Show").getMethod("text", Object.class);
            String result;
            Throwable thrown = null;
            try {
                Method run = world.loadClass("weft.weaver.probe.Entry").getMethod(entry, Callable.class);
                result = "returned " + show.invoke(null, run.invoke(null, box(world, mainClass, method)));
            } catch (InvocationTargetException failed) {
                thrown = failed.getCause();
                result = "threw " + show.invoke(null, thrown);
            }
            List<?> trace = (List<?>) leaf.getMethod("trace").invoke(null);
            return new Outcome(result, trace, (int) leaf.getMethod("count").invoke(null), thrown);
        } catch (ReflectiveOperationException broken) {
            throw new AssertionError("the harness is broken", broken);
        }
    }

    private static Callable<Object> box(World world, String mainClass, String method) {
        return () -> {
            Class<?> main = world.loadClass(mainClass);
            Method box = main.getDeclaredMethod(method);
            box.setAccessible(true);
            try {
                return box.invoke(Modifier.isStatic(box.getModifiers()) ? null : newInstance(main));
            } catch (InvocationTargetException failed) {
                throw Run.<RuntimeException>sneaky(failed.getCause());
            }
        };
    }

    private static Object newInstance(Class<?> main) throws ReflectiveOperationException {
        var constructor = main.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable exception) throws E {
        throw (E) exception;
    }

    /**
     * What a run did.
     *
     * @param result what was returned or thrown
     * @param trace what was logged
     * @param leaves how many leaves were awaited
     * @param thrown the exception itself, for its stack trace, or null
     */
    public record Outcome(String result, List<?> trace, int leaves, Throwable thrown) {
        /** Returns the result and the trace. */
        public String text() {
            return result + "\n  " + trace;
        }
    }
}
