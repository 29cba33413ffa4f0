package weft.asyncio.acs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios that are kept with the traces that CPython 3.13 left. */
public final class Recorded {
    static final Path FOLDER = Path.of("src", "test", "resources", "acs");
    private static final String SUFFIX = ".trace";

    private Recorded() {}

    static List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : files("scenarios")) scenarios.addAll(Parser.parse(read(file)));
        return scenarios;
    }

    /** The names of the scenarios. */
    public static List<String> names() {
        return scenarios().stream().map(scenario -> scenario.name).toList();
    }

    /** The rules that a scenario shows; their list is beside the scenarios. */
    static List<String> rulesOf(Scenario scenario) {
        return read(FOLDER.resolveSibling("doc").resolve("rules.txt"))
                .lines()
                .map(line -> line.split("\\|", -1))
                .filter(rule -> rule.length == 3 && List.of(rule[2].split(" ")).contains(scenario.name))
                .map(rule -> rule[0])
                .toList();
    }

    static String trace(Scenario scenario) {
        return read(FOLDER.resolve("golden").resolve(scenario.name + SUFFIX));
    }

    static List<String> traceNames() {
        return files("golden").stream()
                .map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                .toList();
    }

    /** How many of the scenarios leave the trace that CPython left. */
    public static long equalTraces() {
        return scenarios().stream()
                .filter(scenario -> ScenarioRun.trace(scenario).equals(trace(scenario)))
                .count();
    }

    /** How many scenarios there are. */
    public static int count() {
        return scenarios().size();
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
