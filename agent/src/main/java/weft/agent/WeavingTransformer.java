package weft.agent;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.inspect.ClassFile;
import weft.weaver.inspect.Damage;
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
    private final HotSwap hotSwap;
    private final Dump dump;

    /** What the JVM is given for a class that cannot be woven: null for the class as it is. */
    private final byte[] instead;

    WeavingTransformer(Options options, Instrumentation instrumentation, MachineDefiner definer, Console console) {
        this.weaver = new Weaver(options.verify() ? Checks.CLASS_FILE : Checks.NONE, options.keepLocals());
        this.definer = definer;
        this.console = console;
        this.selfCheck = new SelfCheck(weaver, definer, console);
        this.hotSwap = new HotSwap(instrumentation, console);
        this.dump = new Dump(options.dump());
        this.instead = options.fail() ? NO_CLASS_FILE : null;
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (name != null) {
            // The agent's own classes name what is woven; to parse them would load half of the weaver into every
            // program.
            if (name.startsWith(OWN)) return null;
            AgentOrder.check(name, console);
        }
        if (console.isVerbose()) inspect(name, classFile);
        if (!ConstantPoolScan.mentionsWeft(classFile)) return null;
        String known = name != null ? name : nameIn(classFile);
        try {
            if (!isOfRuntime(known) && !selfCheck.passes()) return refuse(known, redefined);
            Woven woven = weaver.weave(known.replace('/', '.'), classFile);
            for (Diagnostic diagnostic : woven.diagnostics()) console.print(diagnostic);
            if (console.isVerbose() && woven.changed()) tellOfMistakes(woven.classFile());
            return redefined == null ? load(loader, domain, woven) : redefine(loader, woven);
        } catch (Throwable failure) {
            // Thrown from here it would be swallowed by the JVM.
            console.error(
                    known.replace('/', '.'), "not woven: " + failure + "; this is a bug in Weft, please report it");
            return redefined == null ? instead : null;
        }
    }

    /** Says what the build would say, which takes too long otherwise. */
    private void inspect(String name, byte[] classFile) {
        if (name == null || !isOfRuntime(name)) tellOfMistakes(classFile);
        // The JVM refuses a damaged class: but whoever asks for it may catch that. Of others the weaver says so.
        if (!ConstantPoolScan.mentionsWeft(classFile)) tellOfDamage(name, classFile);
    }

    private void tellOfMistakes(byte[] classFile) {
        for (Diagnostic mistake : Weaver.mistakes(classFile)) console.print(mistake);
    }

    private void tellOfDamage(String name, byte[] classFile) {
        Damage.of(classFile)
                .ifPresent(damage -> console.detail((name == null ? "a class" : name.replace('/', '.'))
                        + ": the class file is damaged: " + damage));
    }

    /** A class loader may leave the name to the class file, as in {@code defineClass(null, ...)}. */
    private static String nameIn(byte[] classFile) {
        try {
            return ClassFile.of(classFile).map(ClassFile::name).orElse("?");
        } catch (RuntimeException damaged) {
            return "?";
        }
    }

    private byte[] load(ClassLoader loader, ProtectionDomain domain, Woven woven) {
        if (woven.failed()) return instead;
        if (!woven.changed()) return null;
        return define(loader, domain, woven) ? taken(woven) : instead;
    }

    /**
     * A refused class that was woven here is left unwoven: methods are missing then, so that the JVM refuses it. One
     * that comes woven has them.
     */
    private byte[] redefine(ClassLoader loader, Woven woven) {
        if (woven.failed()) return null;
        if (hotSwap.allows(loader, woven.classFile())) return woven.changed() ? taken(woven) : null;
        return woven.changed() ? null : NO_CLASS_FILE;
    }

    private byte[] taken(Woven woven) {
        String name = woven.className().replace('/', '.');
        try {
            dump.write(woven);
        } catch (IOException | RuntimeException refused) {
            console.warning(name, "woven, but not written to the folder of the option dump: " + refused);
        }
        console.detail("wove " + name + ", " + woven.machines().size() + " state machine(s)");
        return woven.classFile();
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
}
