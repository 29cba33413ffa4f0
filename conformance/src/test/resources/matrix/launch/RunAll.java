package launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import weft.weaver.probe.Entry;
import weft.weaver.probe.Leaf;
import weft.weaver.probe.Show;

/** Runs the {@code box()} of each class that is named, and prints a line with its result and trace for each. */
public final class RunAll {
    private RunAll() {}

    /** Arguments: "ready", or "suspended" if each second leaf suspends; then the names of the programs' classes. */
    public static void main(String[] args) {
        boolean suspended = args[0].equals("suspended");
        for (int i = 1; i < args.length; i++) run(args[i], suspended ? n -> n % 2 == 0 : n -> false);
    }

    private static void run(String name, IntPredicate suspends) {
        Leaf.reset(suspends, 0);
        String result;
        try {
            result = "returned " + Show.text(Entry.inLoop(box(name)));
        } catch (Throwable thrown) {
            result = "threw " + Show.text(thrown);
        }
        System.out.println(name + " " + result.replace('\n', '|') + " " + Leaf.trace().toString().replace('\n', '|'));
    }

    private static Callable<Object> box(String name) {
        return () -> {
            Class<?> main = Class.forName(name);
            Method box = main.getDeclaredMethod("box");
            box.setAccessible(true);
            var constructor = main.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object self = Modifier.isStatic(box.getModifiers()) ? null : constructor.newInstance();
            try {
                return box.invoke(self);
            } catch (InvocationTargetException failed) {
                throw RunAll.<RuntimeException>sneaky(failed.getCause());
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable exception) throws E {
        throw (E) exception;
    }
}
