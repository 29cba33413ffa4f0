package weft.asyncio.doc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules, and which tests name them. */
final class Rules {
    /**
     * One rule.
     *
     * @param scenarios those that show it
     * @param tests the classes that name it
     * @param notInJava why there is nothing to test; null if there is
     */
    record Rule(String id, String text, List<String> scenarios, Set<String> tests, String notInJava) {
        static Rule of(String[] row, Set<String> tests) {
            boolean none = row[2].startsWith("!");
            List<String> scenarios = none || row[2].isEmpty() ? List.of() : List.of(row[2].split(" "));
            return new Rule(row[0], row[1], scenarios, tests, none ? row[2].substring(1) : null);
        }

        boolean isTested() {
            return !scenarios.isEmpty() || !tests.isEmpty();
        }
    }

    private static final Path FILE = Lines.RESOURCES.resolve("doc").resolve("rules.txt");
    private static final List<String> MODULES = List.of("runtime", "sync", "asyncio");
    private static final String THIS_TEST = "AsyncioDocTest.java";
    private static final String ID = "[A-Z]\\d{1,2}\\b";

    /** In the name of a test: {@code void c4_zeroYieldsOnce()}. */
    private static final Pattern IN_NAME = Pattern.compile("\\bvoid ((?:[a-z]\\d{1,2}_)+)");

    /** In a comment: {@code Rule K1}, {@code rules K1 and K2}, {@code rules H1 to H6}. */
    private static final Pattern IN_COMMENT =
            Pattern.compile("\\b[Rr]ules? (" + ID + "(?:(?:,? and|,| to) " + ID + ")*)");

    private static final Pattern RANGE = Pattern.compile("([A-Z])(\\d+) to [A-Z](\\d+)");

    private Rules() {}

    /** The rules by section. */
    static Map<String, List<Rule>> read() {
        Map<String, Set<String>> tests = testsByRule();
        Map<String, List<Rule>> rules = new LinkedHashMap<>();
        Lines.sections(FILE)
                .forEach((section, rows) -> rules.put(
                        section,
                        rows.stream()
                                .map(row -> Rule.of(row, tests.getOrDefault(row[0], Set.of())))
                                .toList()));
        return rules;
    }

    private static Map<String, Set<String>> testsByRule() {
        Map<String, Set<String>> tests = new TreeMap<>();
        for (String module : MODULES) {
            for (Path file : Lines.files(Path.of("..", module, "src", "test", "java"), "Test.java")) {
                if (file.endsWith(THIS_TEST)) continue;
                String name = file.getFileName().toString().replace(".java", "");
                for (String rule : named(Lines.read(file))) {
                    tests.computeIfAbsent(rule, r -> new TreeSet<>()).add(name);
                }
            }
        }
        return tests;
    }

    /** The rules that a source names. */
    static List<String> named(String source) {
        List<String> rules = new ArrayList<>();
        Matcher name = IN_NAME.matcher(source);
        while (name.find())
            rules.addAll(List.of(name.group(1).toUpperCase(Locale.ROOT).split("_")));
        Matcher comment = IN_COMMENT.matcher(source.replaceAll("\\s*\n\\s*\\*?\\s*", " "));
        while (comment.find()) {
            Matcher range = RANGE.matcher(comment.group(1));
            while (range.find()) {
                for (int i = Integer.parseInt(range.group(2)); i < Integer.parseInt(range.group(3)); i++) {
                    rules.add(range.group(1) + i);
                }
            }
            Matcher id = Pattern.compile(ID).matcher(comment.group(1));
            while (id.find()) rules.add(id.group());
        }
        return rules;
    }
}
