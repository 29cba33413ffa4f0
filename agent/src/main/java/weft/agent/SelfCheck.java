package weft.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.function.IntSupplier;

/**
 * Loads a class with an async method through the installed agent, and runs it: a suspension and a resumption. Better no
 * start than an agent that silently does not weave.
 */
final class SelfCheck {
    private static final String PROBE = "weft.agent.Probe";

    private SelfCheck() {}

    /** @throws IllegalStateException when the agent does not work here, with the reason */
    static void run(Console console) {
        if (!runtimeIsVisible()) {
            console.detail("no self-check: weft-runtime is not on the class path of the system class loader");
            return;
        }
        int result;
        try {
            result = runProbe();
        } catch (ReflectiveOperationException | IOException | LinkageError | RuntimeException failure) {
            throw new IllegalStateException("weft agent: the self-check failed: " + failure, failure);
        }
        if (result != 2) {
            throw new IllegalStateException("weft agent: the self-check failed: it gave " + result + " instead of 2");
        }
        console.detail("self-check passed");
    }

    private static boolean runtimeIsVisible() {
        try {
            Class.forName("weft.Asyncio", false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    private static int runProbe() throws ReflectiveOperationException, IOException {
        Class<?> probe = new ProbeLoader().define();
        Constructor<?> constructor = probe.getDeclaredConstructor();
        constructor.setAccessible(true);
        return ((IntSupplier) constructor.newInstance()).getAsInt();
    }

    private static final class ProbeLoader extends ClassLoader {
        ProbeLoader() {
            super(ClassLoader.getSystemClassLoader());
        }

        Class<?> define() throws IOException {
            String path = PROBE.replace('.', '/') + ".class";
            try (InputStream in = SelfCheck.class.getClassLoader().getResourceAsStream(path)) {
                if (in == null) throw new IOException(path + " is not in the agent's jar");
                byte[] bytes = in.readAllBytes();
                return defineClass(PROBE, bytes, 0, bytes.length);
            }
        }
    }
}
