package weft.weaver.returns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import weft.weaver.harness.Variant;

/** What was generated, compiled, refused and run. */
final class Tally {
    private static final Map<String, Pattern> FORMS = new LinkedHashMap<>();

    static {
        form("try with catch", "\\}\\s+catch\\b");
        form("try with finally", "\\bfinally\\b");
        form("try with resources", "\\btry\\s+\\(");
        form("synchronized", "\\bsynchronized\\b");
        form("switch with return or jump", "\\bswitch\\b");
        form("yield", "\\byield\\b");
        form("loop", "\\b(for|while)\\b[^;]*[^k]\\s");
        form("labelled block", "\\bL\\d+\\s+:\\s+\\{");
        form("lambda with returns", "\\bFn<");
        form("`?:`", "\\?\\s");
        form("return of a variable or parameter", "\\breturn\\s+[cp]\\d*\\s");
        form("return in try, catch or finally, over several lines", "\\breturn\\b[^;]*\\n[^;]*;");
    }

    private final Map<String, Integer> forms = new LinkedHashMap<>();
    private final Map<String, int[]> rows = new LinkedHashMap<>();
    int methods;
    int runs;

    private static void form(String name, String regex) {
        FORMS.put(name, Pattern.compile(regex));
    }

    void add(List<Sample> samples) {
        methods += samples.size();
        for (Sample sample : samples) {
            FORMS.forEach((name, pattern) -> {
                if (pattern.matcher(sample.method()).find()) forms.merge(name, 1, Integer::sum);
            });
        }
    }

    void ran(Variant row) {
        of(row)[0]++;
        runs++;
    }

    void refused(Variant row) {
        of(row)[1]++;
    }

    void leftOut(Variant row, int count) {
        of(row)[2] += count;
    }

    int leftOut() {
        return rows.values().stream().mapToInt(counts -> counts[2]).sum();
    }

    int refused() {
        return rows.values().stream().mapToInt(counts -> counts[1]).sum();
    }

    private int[] of(Variant row) {
        return rows.computeIfAbsent(row.label(), label -> new int[3]);
    }

    /** Returns two tables. */
    String tables() {
        StringBuilder text = new StringBuilder(
                "\n| compiler | runs of woven methods | refused | left out for the compiler's mistakes |\n|---|--:|--:|--:|\n");
        rows.forEach((label, counts) ->
                text.append("| %s | %d | %d | %d |\n".formatted(label, counts[0], counts[1], counts[2])));
        text.append("\n| methods with | methods |\n|---|--:|\n");
        forms.forEach((name, count) -> text.append("| %s | %d |\n".formatted(name, count)));
        return text.toString();
    }
}
