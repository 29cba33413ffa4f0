package weft.agent;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import net.bytebuddy.agent.ByteBuddyAgent;

/** The transformer in the tests' own JVM, for as long as one test takes. */
final class Installed implements AutoCloseable {
    final Instrumentation instrumentation = ByteBuddyAgent.install();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final WeavingTransformer transformer;

    Installed() {
        this("verify");
    }

    Installed(String options) {
        Options parsed = Options.parse(options);
        Console console = new Console(new PrintStream(err, true, StandardCharsets.UTF_8), parsed.verbose());
        transformer = new WeavingTransformer(parsed, instrumentation, new MachineDefiner(instrumentation), console);
        instrumentation.addTransformer(transformer, false);
    }

    /** What the JVM does for a class that it is about to define. */
    byte[] transform(ClassLoader loader, String name, byte[] classFile) {
        return transformer.transform(loader, name, null, null, classFile);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        instrumentation.removeTransformer(transformer);
    }
}
