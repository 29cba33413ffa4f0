package weft.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What {@link LiveJvm} has another JVM do: the runtime that is loaded there writes what its event loops do. Nothing is
 * woven, and nothing stays.
 */
final class LoopReport {
    private static final String OPTION = "report=";
    private static final String RUNTIME = "weft.Loops";

    private LoopReport() {}

    /** Returns the agent's options that ask for a report: its format, and the file that it goes to. */
    static String options(String format, Path file) {
        return OPTION + format + "," + file;
    }

    static boolean isAskedFor(String options) {
        return options != null && options.startsWith(OPTION);
    }

    static void write(String options, Instrumentation instrumentation) {
        int comma = options.indexOf(',');
        String format = options.substring(OPTION.length(), comma);
        try {
            Files.writeString(Path.of(options.substring(comma + 1)), report(format, instrumentation));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Of each runtime, if several class loaders have one. */
    private static String report(String format, Instrumentation instrumentation) {
        StringBuilder text = new StringBuilder();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (!loaded.getName().equals(RUNTIME)) continue;
            text.append(format.equals("threads") ? ThreadDump.of(loaded) : of(loaded, format));
        }
        if (text.length() == 0) return format.equals("json") ? "[]\n" : "No event loop has run in this JVM.\n";
        return text.toString();
    }

    static String of(Class<?> runtime, String format) {
        try {
            return (String) runtime.getMethod("report", String.class, Duration.class)
                    .invoke(null, format, Duration.ofSeconds(2));
        } catch (InvocationTargetException failed) {
            return "not read: " + failed.getCause() + "\n";
        } catch (ReflectiveOperationException other) {
            return "the agent and weft-runtime do not fit: " + other + "\n";
        }
    }
}
