package weft.weaver.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
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
    public static Class<?> load(String text) throws ReflectiveOperationException {
        Map<String, byte[]> all = new TreeMap<>();
        for (byte[] classFile : compile(text, "-g").values()) {
            Woven woven = new Weaver().weave(classFile);
            assertThat(woven.failed()).as(() -> "" + woven.diagnostics()).isFalse();
            all.put(
                    woven.className() == null
                            ? nameOf(classFile)
                            : woven.className().replace('/', '.'),
                    woven.classFile());
            woven.machines().forEach((name, bytes) -> all.put(name.replace('/', '.'), bytes));
        }
        return World.woven(all).loadClass("p.Main");
    }

    private static String nameOf(byte[] classFile) {
        return new ClassReader(classFile).getClassName().replace('/', '.');
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
