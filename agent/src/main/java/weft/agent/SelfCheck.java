package weft.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.function.IntSupplier;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/**
 * Better no start than an agent that silently does not weave: weaves a class with an async method, then loads it
 * through the installed agent and runs it, over a suspension and a resumption.
 */
final class SelfCheck {
    private static final String PROBE = "weft.agent.Probe";

    private SelfCheck() {}

    /**
     * Weaves the probe. Called before the transformer is installed, so that the weaver's classes are not loaded from
     * inside the loading of others.
     *
     * @throws IllegalStateException when that fails, with the reason
     */
    static void weave() {
        Woven woven = new Weaver().weave(probe());
        if (!woven.changed()) throw failed("the probe was not woven: " + woven.diagnostics(), null);
    }

    /**
     * Loads the probe, and runs it.
     *
     * @throws IllegalStateException when the agent does not work here, with the reason
     */
    static void run(Console console) {
        if (!runtimeIsVisible()) {
            console.detail("the self-check runs nothing: the system class loader does not find weft-runtime");
            return;
        }
        int result;
        try {
            result = runProbe();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException failure) {
            throw failed(failure.toString(), failure);
        }
        if (result != 2) throw failed("the probe gave " + result + " instead of 2", null);
        console.detail("self-check passed");
    }

    private static IllegalStateException failed(String reason, Throwable cause) {
        return new IllegalStateException("weft agent: the self-check failed: " + reason, cause);
    }

    private static boolean runtimeIsVisible() {
        try {
            Class.forName("weft.Asyncio", false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    private static int runProbe() throws ReflectiveOperationException {
        Constructor<?> constructor = new ProbeLoader().define(probe()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return ((IntSupplier) constructor.newInstance()).getAsInt();
    }

    private static byte[] probe() {
        String path = PROBE.replace('.', '/') + ".class";
        try (InputStream in = SelfCheck.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) throw failed(path + " is not in the agent's jar", null);
            return in.readAllBytes();
        } catch (IOException failure) {
            throw failed(failure.toString(), failure);
        }
    }

    private static final class ProbeLoader extends ClassLoader {
        ProbeLoader() {
            super(ClassLoader.getSystemClassLoader());
        }

        Class<?> define(byte[] bytes) {
            return defineClass(PROBE, bytes, 0, bytes.length);
        }
    }
}
