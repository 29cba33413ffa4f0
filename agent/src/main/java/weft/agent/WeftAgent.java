package weft.agent;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * Weaves the {@code @Async} methods of each class as it is loaded. Three ways to start it:
 *
 * <ul>
 *   <li>{@code java -javaagent:weft-agent.jar -jar app.jar}, with options as in
 *       {@code -javaagent:weft-agent.jar=verbose,dump=woven}
 *   <li>{@link #install()}, first thing in a program
 *   <li>attaching the jar to a running JVM
 * </ul>
 *
 * <p>The options, separated by commas: {@code verbose} says which classes are woven, and warns of forgotten awaits;
 * {@code dump=DIR} writes each woven class and its state machines below DIR; {@code verify} checks each woven class
 * file as a whole, too; {@code keep-locals} is for debuggers: a variable keeps its value across awaits as long as it is
 * in scope.
 *
 * <p>A class that cannot be woven is reported on {@code System.err} and stays as it was; with the option {@code fail}
 * it is not loaded. What was loaded before the agent stays unwoven, and is reported.
 */
public final class WeftAgent {
    /** The running agent; null until it is installed. */
    private static Installation installation;

    private WeftAgent() {}

    /**
     * Called by the JVM for {@code -javaagent}.
     *
     * @param options the text behind the {@code =}, or null
     * @param instrumentation the JVM's
     */
    public static void premain(String options, Instrumentation instrumentation) {
        try {
            install(options, instrumentation, false);
        } catch (IllegalArgumentException wrongOption) {
            // An exception from here has the JVM abort, with a core dump.
            System.err.println(wrongOption.getMessage());
            System.exit(1);
        }
    }

    /**
     * Called by the JVM when the jar is attached to it while it runs: to weave, or for one look at its event loops.
     *
     * @param options the options, or null
     * @param instrumentation the JVM's
     */
    public static void agentmain(String options, Instrumentation instrumentation) {
        if (LoopReport.isAskedFor(options)) LoopReport.write(options, instrumentation);
        else install(options, instrumentation, true);
    }

    /**
     * Attaches the agent to this JVM; a second call does nothing. Call it before any class with {@code @Async} methods
     * is loaded: each that is loaded already is reported on {@code System.err}. JDK 21 and later print a warning unless
     * they are started with {@code -XX:+EnableDynamicAgentLoading}.
     *
     * @throws IllegalStateException when the JVM cannot be attached to, or the agent does not work in it
     */
    public static void install() {
        install(null, isInstalled() ? null : ownInstrumentation(), true);
    }

    private static synchronized boolean isInstalled() {
        return installation != null;
    }

    private static Instrumentation ownInstrumentation() {
        check("java.instrument", null);
        try {
            return ByteBuddyAgent.install();
        } catch (IllegalStateException refused) {
            check("jdk.attach", refused);
            throw refused;
        }
    }

    private static void check(String module, Exception cause) {
        if (ModuleLayer.boot().findModule(module).isPresent()) return;
        throw new IllegalStateException(
                "weft agent: this JVM has no module " + module + ", so the agent cannot attach to it; add the module to"
                        + " the image, or weave at build time with weft-maven-plugin",
                cause);
    }

    private static synchronized void install(String text, Instrumentation instrumentation, boolean late) {
        Options options = Options.parse(text);
        if (installation == null) installation = Installation.begin(options, instrumentation, late);
        else installation.add(options, late);
    }
}
