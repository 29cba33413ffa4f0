package weft.agent;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import net.bytebuddy.agent.ByteBuddyAgent;
import weft.weaver.Checks;
import weft.weaver.Weaver;

/** The transformer in the tests' own JVM, for as long as one test takes. */
final class Installed implements AutoCloseable {
    final Instrumentation instrumentation = ByteBuddyAgent.install();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final WeavingTransformer transformer;

    Installed() throws NoSuchMethodException {
        Console console = new Console(new PrintStream(err, true, StandardCharsets.UTF_8), false);
        transformer = new WeavingTransformer(
                new Weaver(Checks.CLASS_FILE), new MachineDefiner(instrumentation), console, new Dump(null), false);
        instrumentation.addTransformer(transformer, false);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        instrumentation.removeTransformer(transformer);
    }
}
