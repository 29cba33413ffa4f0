package weft.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * The agent in this JVM. A start script, {@code JAVA_TOOL_OPTIONS} and the program itself may each give it: there is
 * one transformer all the same, for the options of all together.
 */
final class Installation implements ClassFileTransformer {
    private final Instrumentation instrumentation;
    private final MachineDefiner definer;
    private Options options;
    private volatile WeavingTransformer current;

    private Installation(Options options, Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        this.definer = new MachineDefiner(instrumentation);
        use(options);
    }

    /**
     * Starts weaving.
     *
     * @param late whether the program runs already, and may have loaded classes that should have been woven
     */
    static Installation begin(Options options, Instrumentation instrumentation, boolean late) {
        Installation installation = new Installation(options, instrumentation);
        if (late) installation.definer.open();
        instrumentation.addTransformer(installation, false);
        if (late) LoadedClasses.report(instrumentation.getAllLoadedClasses(), installation.console());
        return installation;
    }

    /** Takes the options of a second start; says which of them have no effect. */
    void add(Options more, boolean late) {
        AgentJars.warnOfSeveral(console());
        if (options.dump() != null && more.dump() != null && !more.dump().equals(options.dump())) {
            warn("dump=" + more.dump() + " is ignored: the agent was given before, with dump=" + options.dump());
        }
        Options both = options.and(more);
        if (both.equals(options)) return;
        use(both);
        if (late) warn("it runs already; the new options apply to the classes that are loaded from now on");
    }

    private void use(Options taken) {
        options = taken;
        current = new WeavingTransformer(taken, instrumentation, definer, console());
    }

    private Console console() {
        return new Console(System.err, options.verbose());
    }

    private void warn(String message) {
        console().warning("weft agent", message);
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        return current.transform(loader, name, redefined, domain, classFile);
    }
}
