package weft.weaver.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was run, as a section of docs/conformance.md. A pair of program and variant counts as compiled when it is run
 * first; a run with a leaf that fails counts as such, whatever its leaves do else.
 */
public final class Counts {
    private static final Path SECTION = Path.of("target", "conformance", "matrix.md");
    private static final Map<String, Integer> COUNTS = new TreeMap<>();
    private static final Set<Object> SEEN = new HashSet<>();

    private Counts() {}

    /** Counts a run which is about to be made. */
    static synchronized void run(Variant variant, Program program, Run run) {
        add("runs");
        add("mode." + run.mode());
        String label = variant.label().replaceFirst(" at \\d+$", "");
        if (first(program.name())) {
            add("programs");
            add("programs.java%2d".formatted(program.release()));
            add("feature." + group(program.name()));
        }
        if (first(label + " " + program.name())) {
            add("compiled");
            add("compiled." + label);
        }
    }

    static synchronized void skipped(Collection<Program> programs) {
        programs.forEach(program -> add("skipped.java" + program.release()));
    }

    /** Writes what was counted so far. */
    public static synchronized void write() throws IOException {
        StringBuilder text = new StringBuilder("## The matrix\n\n");
        text.append(
                "%d programs, %d pairs of program and compiler, each woven and run in several modes: %d runs, which all"
                        .formatted(count("programs"), count("compiled"), count("runs")));
        text.append("\ngave what the program gives where it is not woven and await blocks.\n");
        table(text, "level", "programs", "programs.java", "Java ");
        table(text, "compiler", "programs", "compiled.", "");
        table(text, "mode of the leaves", "runs", "mode.", "");
        table(text, "feature", "programs", "feature.", "");
        Files.createDirectories(SECTION.getParent());
        Files.writeString(SECTION, text);
    }

    private static void table(StringBuilder text, String head, String unit, String prefix, String label) {
        text.append("\n| %s | %s |\n|---|--:|\n".formatted(head, unit));
        COUNTS.forEach((key, count) -> {
            if (key.startsWith(prefix))
                text.append("| %s%s | %d |\n".formatted(label, key.substring(prefix.length()), count));
        });
    }

    private static int count(String key) {
        return COUNTS.getOrDefault(key, 0);
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
