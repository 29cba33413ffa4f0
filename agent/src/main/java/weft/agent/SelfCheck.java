package weft.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/**
 * No agent that silently does not weave: before the first class is woven, weaves a class with an async method, defines
 * it as others are defined, and runs it, over a suspension and a resumption. A program that has nothing to weave does
 * not pay for it.
 */
final class SelfCheck {
    private static final String PROBE = "weft.agent.Probe";

    private final Weaver weaver;
    private final MachineDefiner definer;
    private final Console console;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean failed;

    SelfCheck(Weaver weaver, MachineDefiner definer, Console console) {
        this.weaver = weaver;
        this.definer = definer;
        this.console = console;
    }

    /**
     * Called before each class is woven; the first call runs the check. Other threads do not wait for it: they hold the
     * locks of class loaders.
     *
     * @return false if it has failed, which is reported
     */
    boolean passes() {
        if (begun.compareAndSet(false, true)) run();
        return !failed;
    }

    private void run() {
        if (!runtimeIsVisible()) {
            console.detail("the self-check runs nothing: the system class loader does not find weft-runtime");
            return;
        }
        try {
            int result = runProbe();
            if (result != 2) fail("the probe gave " + result + " instead of 2");
            else console.detail("self-check passed");
        } catch (ReflectiveOperationException | IOException | LinkageError | RuntimeException failure) {
            fail(failure.toString());
        }
    }

    private void fail(String reason) {
        failed = true;
        console.error("weft agent", "the self-check failed, nothing is woven: " + reason);
    }

    private static boolean runtimeIsVisible() {
        try {
            Class.forName("weft.Asyncio", false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    private int runProbe() throws ReflectiveOperationException, IOException {
        Woven woven = weaver.weave(probe());
        ProbeLoader loader = new ProbeLoader();
        definer.define(loader, null, woven.machines());
        Constructor<?> constructor = loader.define(woven.classFile()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return ((IntSupplier) constructor.newInstance()).getAsInt();
    }

    private static byte[] probe() throws IOException {
        String path = PROBE.replace('.', '/') + ".class";
        try (InputStream in = SelfCheck.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) throw new IOException(path + " is not in the agent's jar");
            return in.readAllBytes();
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
