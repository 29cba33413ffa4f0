package weft.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Defines state machine classes in their owner's own loader. This runs inside the loading of the owner: it may load no
 * class but those of the runtime.
 */
final class MachineDefiner {
    private final Instrumentation instrumentation;
    private Method defineClass;
    private Method findLoadedClass;

    MachineDefiner(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Gets access to {@code ClassLoader}, for the first class that is woven: it takes the JVM ten milliseconds.
     *
     * @throws IllegalStateException when the JVM does not give it
     */
    synchronized void open() {
        if (findLoadedClass != null) return;
        try {
            openJavaLang();
            defineClass =
                    opened("defineClass", String.class, byte[].class, int.class, int.class, ProtectionDomain.class);
            findLoadedClass = opened("findLoadedClass", String.class);
        } catch (NoSuchMethodException | RuntimeException closed) {
            throw new IllegalStateException(
                    "weft agent: this JVM does not open java.lang to agents: " + closed, closed);
        }
    }

    /** Opens java.lang to the agent: {@code ClassLoader.defineClass} is protected, and no flag is to be needed. */
    private void openJavaLang() {
        instrumentation.redefineModule(
                ClassLoader.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", Set.of(MachineDefiner.class.getModule())),
                Set.of(),
                Map.of());
    }

    private static Method opened(String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = ClassLoader.class.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    /**
     * Defines the machines of one owner. One that is there already was defined by another thread that loads the same
     * owner; it has the same bytes.
     *
     * @throws LinkageError when the JVM or the loader does not take one of them
     */
    void define(ClassLoader loader, ProtectionDomain domain, SortedMap<String, byte[]> machines) {
        open();
        for (Map.Entry<String, byte[]> machine : machines.entrySet()) {
            define(loader, domain, machine.getKey().replace('/', '.'), machine.getValue());
        }
    }

    private void define(ClassLoader loader, ProtectionDomain domain, String name, byte[] bytes) {
        try {
            defineClass.invoke(loader, name, bytes, 0, bytes.length, domain);
        } catch (InvocationTargetException failed) {
            if (!isLoaded(loader, name)) throw new LinkageError(name + ": " + failed.getCause(), failed.getCause());
        } catch (IllegalAccessException closed) {
            throw new LinkageError("java.lang is not open to the agent", closed);
        }
    }

    private boolean isLoaded(ClassLoader loader, String name) {
        try {
            return findLoadedClass.invoke(loader, name) != null;
        } catch (ReflectiveOperationException closed) {
            return false;
        }
    }
}
