package weft.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

    /**
     * Leaves the file as it is if it cannot be written: an exception would be printed by the JVM that is looked into.
     */
    static void write(String options, Instrumentation instrumentation) {
        int comma = options.indexOf(',');
        String format = options.substring(OPTION.length(), comma);
        try {
            // Half of a surrogate pair, in whatever name, becomes a question mark; writeString would throw.
            byte[] bytes = report(format, instrumentation).getBytes(StandardCharsets.UTF_8);
            Files.write(Path.of(options.substring(comma + 1)), bytes);
        } catch (IOException refused) {
            // The process that asked finds an empty file, and reports that.
        }
    }

    private static String report(String format, Instrumentation instrumentation) {
        if (!format.equals("threads")) return loops(format, instrumentation);
        return ThreadDump.text() + "\n" + loops("pstree", instrumentation);
    }

    /** Of each runtime, if several class loaders have one. */
    private static String loops(String format, Instrumentation instrumentation) {
        List<String> reports = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getName().equals(RUNTIME)) reports.add(of(loaded, format));
        }
        if (format.equals("json")) return oneArray(reports);
        return reports.isEmpty() ? "No event loop has run in this JVM.\n" : String.join("", reports);
    }

    private static String oneArray(List<String> arrays) {
        return arrays.stream()
                .map(array -> array.strip().replaceFirst("^\\[", "").replaceFirst("]$", ""))
                .filter(loops -> !loops.isEmpty())
                .collect(Collectors.joining(", ", "[", "]\n"));
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
