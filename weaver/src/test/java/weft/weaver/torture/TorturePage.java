package weft.weaver.torture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import weft.weaver.torture.Suite.Result;

/** The section of the page that has the results, written by the run. */
final class TorturePage {
    private static final String HEAD = """
## Torture of real libraries

Every method of the libraries below was made a state machine: its code was moved into an `@Async` method with awaits in
front of instructions chosen at random (seed %d): with anything on the operand stack, in handlers, and between `new` and
the constructor. Each class was then woven and linked by the JVM (JDK %d), which verifies it.

| library | classes | methods woven | of these with fewer awaits | awaits | classes linked | classes that do not link unwoven either | failures |
|---|--:|--:|--:|--:|--:|--:|--:|
""";

    private static final String REASONS = "\n%s:\n\n| why | %s |\n|---|--:|\n";

    private final Map<String, Counts> results;
    private final StringBuilder text = new StringBuilder();

    private TorturePage(Map<String, Counts> results) {
        this.results = results;
    }

    static String of(Map<String, Counts> results, Map<String, Result> suites, long seed) {
        TorturePage page = new TorturePage(results);
        page.text.append(HEAD.formatted(seed, Runtime.version().feature()));
        results.forEach(page::row);
        page.total();
        page.text
                .append("\n\"Linked\" counts the machine classes too. Classes of before Java 8 (")
                .append(page.sum(counts -> counts.raised))
                .append(") were given stack map frames and the version of Java 8 first.\n");
        page.reasons("Methods left as they are", "methods", counts -> counts.leftOut);
        page.reasons("Methods woven only with fewer awaits", "methods", counts -> counts.refused);
        page.reasons("Classes left as they are", "classes", counts -> counts.classesLeftOut);
        page.reasons("Awaits that were taken out again", "awaits", counts -> counts.awaitsTakenOut);
        page.suites(suites);
        return page.text.toString();
    }

    private void suites(Map<String, Result> suites) {
        text.append("""

The libraries' own tests, with the library so woven and half of the awaits suspending; all that pass with it unwoven pass:

| library | tests passed | failed, as they do with it unwoven |
|---|--:|--:|
""");
        suites.forEach((library, result) -> text.append("| %s | %d | %d |\n"
                .formatted(library, result.passed(), result.bad().size())));
    }

    private void row(String library, Counts counts) {
        row(
                library,
                List.of(
                        counts.classes,
                        counts.methods,
                        reduced(counts),
                        counts.awaits,
                        counts.loaded,
                        counts.unlinkable));
        text.append(counts.failures.size()).append(" |\n");
    }

    private void total() {
        row(
                "all",
                List.of(
                        sum(counts -> counts.classes),
                        sum(counts -> counts.methods),
                        sum(TorturePage::reduced),
                        sum(counts -> counts.awaits),
                        sum(counts -> counts.loaded),
                        sum(counts -> counts.unlinkable)));
        text.append(sum(counts -> counts.failures.size())).append(" |\n");
    }

    private void row(String library, List<Integer> numbers) {
        text.append("| ").append(library).append(" | ");
        numbers.forEach(number -> text.append(number).append(" | "));
    }

    private static int reduced(Counts counts) {
        return counts.refused.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int sum(ToIntFunction<Counts> part) {
        return results.values().stream().mapToInt(part).sum();
    }

    private void reasons(String title, String unit, Function<Counts, Map<String, Integer>> part) {
        Map<String, Integer> all = new TreeMap<>();
        results.values()
                .forEach(counts -> part.apply(counts).forEach((why, count) -> all.merge(why, count, Integer::sum)));
        if (all.isEmpty()) return;
        text.append(REASONS.formatted(title, unit));
        all.forEach((why, count) -> text.append("| %s | %d |\n".formatted(why, count)));
    }
}
