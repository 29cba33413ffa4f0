package weft.agent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.inspect.ClassFile;
import weft.weaver.scan.ConstantPoolScan;

/**
 * Weaves each class as the JVM loads it. A class that cannot be woven is reported and stays as it was, or is refused.
 * It is registered as not retransforming: when another agent retransforms a class, the JVM replays what was woven at
 * loading.
 */
final class WeavingTransformer implements ClassFileTransformer {
    private static final String STATE_MACHINE = "weft.abi.StateMachine";

    /** An exception of a transformer is swallowed by the JVM; no class file at all is refused with a LinkageError. */
    private static final byte[] NO_CLASS_FILE = new byte[1];

    private static final String OWN = "weft/agent/";

    private final Weaver weaver;
    private final MachineDefiner definer;
    private final Console console;
    private final SelfCheck selfCheck;
    private final Dump dump;

    /** What the JVM is given for a class that cannot be woven: null for the class as it is. */
    private final byte[] instead;

    WeavingTransformer(Weaver weaver, MachineDefiner definer, Console console, Dump dump, boolean fail) {
        this.weaver = weaver;
        this.definer = definer;
        this.console = console;
        this.selfCheck = new SelfCheck(weaver, definer, console);
        this.dump = dump;
        this.instead = fail ? NO_CLASS_FILE : null;
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        // The agent's own classes name what is woven; to parse them would load half of the weaver into every program.
        if (name == null || name.startsWith(OWN)) return null;
        AgentOrder.check(name, console);
        if (!ConstantPoolScan.mentionsWeft(classFile)) return null;
        try {
            if (!isOfRuntime(name) && !selfCheck.passes()) return refuse(name, redefined);
            Woven woven = weaver.weave(name.replace('/', '.'), classFile);
            for (Diagnostic diagnostic : woven.diagnostics()) console.print(diagnostic);
            if (woven.failed()) return redefined == null ? instead : null;
            if (!woven.changed()) return null;
            if (redefined == null) {
                if (!define(loader, domain, woven)) return instead;
            } else if (!matchesDefined(loader, woven)) return null;
            dump.write(woven);
            console.detail(
                    "wove " + name.replace('/', '.') + ", " + woven.machines().size() + " state machine(s)");
            return woven.classFile();
        } catch (Throwable failure) {
            // Thrown from here it would be swallowed by the JVM.
            console.error(
                    name.replace('/', '.'), "not woven: " + failure + "; this is a bug in Weft, please report it");
            return redefined == null ? instead : null;
        }
    }

    private byte[] refuse(String name, Class<?> redefined) {
        console.error(name.replace('/', '.'), "not woven: the agent's self-check failed; weave at build time instead");
        return redefined == null ? instead : null;
    }

    /** The self-check loads these; it cannot run while one of them is being loaded. */
    private static boolean isOfRuntime(String name) {
        return name.startsWith("weft/abi/") || name.startsWith("weft/") && name.lastIndexOf('/') == 4;
    }

    private boolean define(ClassLoader loader, ProtectionDomain domain, Woven woven) {
        if (!seesRuntime(loader)) {
            String className = woven.className().replace('/', '.');
            console.error(className, "not woven: " + withoutRuntime(loader));
            return false;
        }
        definer.define(loader, domain, woven.machines());
        return true;
    }

    private static String withoutRuntime(ClassLoader loader) {
        if (loader == null) return "classes of the boot loader cannot be; put them on the class path";
        return "its loader " + loader + " does not find " + STATE_MACHINE
                + "; put weft-runtime on the class path of this loader";
    }

    private static boolean seesRuntime(ClassLoader loader) {
        if (loader == null) return false;
        try {
            Class.forName(STATE_MACHINE, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    /**
     * A hot swap: objects of the machines as they were defined are suspended right now, so the new owner fits only if
     * its machines are the same. Else the JVM gets the owner unwoven, which it refuses: methods are missing.
     */
    private boolean matchesDefined(ClassLoader loader, Woven woven) {
        boolean matches = true;
        for (Map.Entry<String, byte[]> machine : woven.machines().entrySet()) {
            if (definer.isDefined(loader, machine.getKey(), machine.getValue())) continue;
            refuse(woven, machine.getKey());
            matches = false;
        }
        return matches;
    }

    private void refuse(Woven woven, String machine) {
        ClassFile owner = ClassFile.of(woven.classFile()).orElseThrow();
        String file = owner.source();
        int line = owner.lineOfBody(machine);
        console.error(
                woven.className().replace('/', '.'),
                file,
                line,
                "restart needed: " + file + ":" + line
                        + ": this async method's awaits or the locals that live across them changed; suspended calls of"
                        + " it cannot go on in the new code");
    }
}
