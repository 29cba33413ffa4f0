package weft.weaver.mutate;

import java.util.Map;
import java.util.TreeMap;

/** What was tried. */
final class Tally {
    int methods;
    int runs;

    /** Programs that are refused as they are. */
    int leftOut;

    /** Mutants that the JVM refuses unwoven, by its message. */
    final Map<String, Integer> unverified = new TreeMap<>();

    /** Methods that the weaver refuses with a diagnostic, by its text. */
    final Map<String, Integer> refused = new TreeMap<>();

    /** The shortest mutant for each reason not to run it, for looking at it. */
    private final Map<String, String> examples = new TreeMap<>();

    void example(String message, MutantFinding notRun) {
        examples.merge(reason(message), notRun.toString(), (one, other) -> one.length() < other.length() ? one : other);
    }

    String examples() {
        return String.join("\n", examples.values());
    }

    static void count(Map<String, Integer> counts, String message) {
        counts.merge(reason(message), 1, Integer::sum);
    }

    private static String reason(String message) {
        return message.lines().findFirst().orElse("").replaceAll("\\d+", "_");
    }

    static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    /** The section of docs/conformance.md. */
    String text(long seed, int findings) {
        StringBuilder text = new StringBuilder();
        text.append(methods).append(" methods, changed in one to ").append(Mutation.values().length);
        text.append(" ways that keep their meaning: locals renumbered and shared,\n"
                + "tables thinned, ranges and handlers divided, copied and moved, blocks reordered, jumps turned. ");
        text.append(runs).append(" runs of woven\nmutants compared with plain originals, ");
        text.append(sum(unverified)).append(" mutants left out that the JVM refused unwoven, ");
        text.append(sum(refused)).append(" refused by the\nweaver with a diagnostic, ");
        text.append(findings).append(" findings (seed ").append(seed).append(").\n");
        if (refused.isEmpty()) return text.toString();
        text.append("\n| refused because | methods |\n|---|--:|\n");
        refused.forEach((message, count) -> text.append("| " + message + " | " + count + " |\n"));
        return text.toString();
    }
}
