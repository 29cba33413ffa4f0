package weft.weaver.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/** One class's source in, what the weaver says and gives for each of its class files out. */
public final class Sources {
    private static final String FIRST_LINE = "package p; " + Program.IMPORTS + "\n";

    private Sources() {}

    /** Compiles {@code p/Main.java}; the text starts at line 2, after the package and the imports. */
    public static Map<String, byte[]> compile(String text, String... flags) {
        return Compiler.compile("p/Main.java", FIRST_LINE + text, 17, flags);
    }

    /** Weaves each class file. */
    public static List<Woven> weave(Map<String, byte[]> classFiles) {
        List<Woven> results = new ArrayList<>();
        for (byte[] classFile : classFiles.values()) results.add(new Weaver().weave(classFile));
        return results;
    }

    /** Compiles, weaves and loads it beside the runtime, and returns {@code p.Main}; its leaves are ready. */
    public static Class<?> load(String text) throws ClassNotFoundException {
        return load(woven(compile(text, "-g")));
    }

    /** Returns the woven class files with their machines; none may be refused. */
    public static Map<String, byte[]> woven(Map<String, byte[]> classFiles) {
        return woven(classFiles, new Weaver());
    }

    /** Returns the class files as a weaver weaves them, with their machines; none may be refused. */
    public static Map<String, byte[]> woven(Map<String, byte[]> classFiles, Weaver weaver) {
        Map<String, byte[]> all = new TreeMap<>();
        classFiles.forEach((className, classFile) -> {
            Woven woven = weaver.weave(classFile);
            assertThat(woven.failed()).as(() -> "" + woven.diagnostics()).isFalse();
            all.put(className, woven.classFile());
            woven.machines().forEach((name, bytes) -> all.put(name.replace('/', '.'), bytes));
        });
        return all;
    }

    /** Loads class files beside the runtime, and returns {@code p.Main}. */
    public static Class<?> load(Map<String, byte[]> classFiles) throws ClassNotFoundException {
        return World.woven(classFiles).loadClass("p.Main");
    }

    /** Loads class files as they are beside a runtime whose await blocks, and returns {@code p.Main}. */
    public static Class<?> loadBlocking(Map<String, byte[]> classFiles) throws ClassNotFoundException {
        return World.plain(classFiles).loadClass("p.Main");
    }

    /** Loads a subclass in a loader of its own, below the loader of {@code parent}. */
    public static Class<?> loadBelow(Class<?> parent, String name, Map<String, byte[]> classFiles)
            throws ClassNotFoundException {
        return World.beside(parent.getClassLoader(), classFiles).loadClass(name);
    }

    /** Calls a static method of a class that was loaded. */
    public static Object call(Class<?> main, String method, Object... arguments) throws Throwable {
        for (Method candidate : main.getDeclaredMethods()) {
            if (!candidate.getName().equals(method) || candidate.getParameterCount() != arguments.length) continue;
            if (isBody(candidate)) continue;
            candidate.setAccessible(true);
            try {
                return candidate.invoke(null, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }
        throw new NoSuchMethodException(method);
    }

    /** A body is named as its stub, and takes the machine. */
    private static boolean isBody(Method method) {
        return method.getParameterCount() > 0 && method.getParameterTypes()[0].isSynthetic();
    }

    /** Returns what the weaver says, as text. */
    public static List<String> diagnostics(Map<String, byte[]> classFiles) {
        return weave(classFiles).stream()
                .flatMap(woven -> woven.diagnostics().stream())
                .map(Object::toString)
                .toList();
    }
}
