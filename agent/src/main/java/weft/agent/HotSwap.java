package weft.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import weft.weaver.inspect.ClassFile;

/**
 * Decides whether a class may be redefined. Objects of its state machines may be suspended right now, and the new code
 * finds its locals in them: so the layout that it was woven with has to be that of the machines that the JVM has,
 * whoever wove them. A class file on disk does not tell: a build may have written a new one.
 */
final class HotSwap {
    private final Instrumentation instrumentation;
    private final Console console;

    HotSwap(Instrumentation instrumentation, Console console) {
        this.instrumentation = instrumentation;
        this.console = console;
    }

    /**
     * Tells whether the JVM may take a new class file; reports each method for which it may not.
     *
     * @param loader the loader of the class, which is also that of its machines
     * @param classFile the new class file; one without a mark of the weaver is left to the JVM
     */
    boolean allows(ClassLoader loader, byte[] classFile) {
        ClassFile owner = ClassFile.of(classFile).orElseThrow();
        SortedMap<String, String> layouts = owner.layouts().orElse(null);
        if (layouts == null) return true;
        if (layouts.isEmpty()) return refuseUnknown(owner);
        boolean allows = true;
        for (Map.Entry<String, String> machine : layouts.entrySet()) {
            if (machine.getValue().equals(loadedLayout(loader, machine.getKey()))) continue;
            refuse(owner, machine.getKey());
            allows = false;
        }
        return allows;
    }

    /** Returns the layout of the machine that the JVM has, or null if it has none. */
    private String loadedLayout(ClassLoader loader, String machine) {
        try {
            Class<?> loaded = Class.forName(machine.replace('/', '.'), false, loader);
            open(loaded);
            Field layout = loaded.getDeclaredField(ClassFile.LAYOUT);
            layout.setAccessible(true);
            return (String) layout.get(null);
        } catch (ReflectiveOperationException | LinkageError missing) {
            return null;
        }
    }

    /** A named module does not open its packages to the agent. */
    private void open(Class<?> type) {
        Module agent = HotSwap.class.getModule();
        if (type.getModule().isOpen(type.getPackageName(), agent)) return;
        instrumentation.redefineModule(
                type.getModule(), Set.of(), Map.of(), Map.of(type.getPackageName(), Set.of(agent)), Set.of(), Map.of());
    }

    private void refuse(ClassFile owner, String machine) {
        String file = owner.source();
        int line = owner.lineOfBody(machine);
        String place = line > 0 ? file + ":" + line : machine.replace('/', '.');
        console.error(
                className(owner),
                file,
                line,
                "restart needed: " + place
                        + ": this async method's awaits or the locals that live across them changed; suspended calls of"
                        + " it cannot go on in the new code");
    }

    private boolean refuseUnknown(ClassFile owner) {
        console.error(
                className(owner),
                owner.source(),
                0,
                "restart needed: another version of Weft wove this class file, which does not say whether suspended"
                        + " calls can go on in the new code");
        return false;
    }

    private static String className(ClassFile owner) {
        return owner.name().replace('/', '.');
    }
}
