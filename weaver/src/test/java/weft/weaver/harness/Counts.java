package weft.weaver.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was run, as {@code key=value} lines. A pair of program and variant counts as compiled when it is run first; a
 * run with a leaf that fails counts as such, whatever its leaves do else.
 */
public final class Counts {
    private static final Path FILE = Path.of("target", "matrix-counts.txt");
    private static final Map<String, Integer> COUNTS = new TreeMap<>();
    private static final Set<Object> SEEN = new HashSet<>();

    private Counts() {}

    /** Counts a run which is about to be made. */
    static synchronized void run(Variant variant, Program program, Run run) {
        add("runs");
        add("mode." + run.mode());
        String label = variant.label().replaceFirst(" at \\d+$", "");
        add("variant." + label + ".runs");
        if (first(program.name())) {
            add("programs");
            add("programs.java" + program.release());
            add("programs." + group(program.name()));
        }
        if (first(label + " " + program.name())) {
            add("compiled");
            add("variant." + label + ".programs");
        }
    }

    static synchronized void skipped(Collection<Program> programs) {
        programs.forEach(program -> add("skipped.java" + program.release()));
    }

    /** Writes what was counted so far. */
    public static synchronized void write() throws IOException {
        COUNTS.put("jdk", Runtime.version().feature());
        Files.write(
                FILE,
                COUNTS.entrySet().stream()
                        .map(count -> count.getKey().replace(' ', '_') + "=" + count.getValue())
                        .collect(Collectors.toList()));
    }

    private static String group(String program) {
        int end = program.lastIndexOf('/');
        return end < 0 ? "generated" : program.substring(0, end).replace('/', '.');
    }

    private static boolean first(Object what) {
        return SEEN.add(what);
    }

    private static void add(String key) {
        COUNTS.merge(key, 1, Integer::sum);
    }
}
