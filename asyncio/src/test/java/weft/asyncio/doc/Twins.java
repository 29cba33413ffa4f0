package weft.asyncio.doc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CPython's tests: which of them have a test here, which have not and why. */
final class Twins {
    /**
     * One file of CPython's tests.
     *
     * @param listed its tests that do not need what Weft has not, as sockets
     * @param paired those that have a test here
     * @param leftOut those that have none, with the reason
     */
    record TestFile(String name, List<String> listed, Set<String> paired, Map<String, String> leftOut) {
        List<String> open() {
            return listed.stream()
                    .filter(test -> !paired.contains(test) && !leftOut.containsKey(test))
                    .toList();
        }
    }

    private static final Path FOLDER = Lines.RESOURCES.resolve("cpython");
    private static final Path SOURCES = Path.of("src", "test", "java", "weft", "asyncio", "cpython");
    private static final Pattern TWIN = Pattern.compile("@Twin\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");

    private Twins() {}

    static List<TestFile> read() {
        Set<String> twins = named();
        List<TestFile> files = new ArrayList<>();
        Lines.sections(FOLDER.resolve("portable_tests.txt")).forEach((section, rows) -> {
            String name = section.split(" ")[0];
            List<String> listed = rows.stream().map(row -> row[0]).toList();
            Set<String> paired = new TreeSet<>(listed);
            paired.removeIf(test -> !twins.contains(name + "." + test));
            files.add(new TestFile(name, listed, paired, leftOut(name, paired)));
        });
        return files;
    }

    private static Map<String, String> leftOut(String name, Set<String> paired) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Path file : Lines.files(FOLDER.resolve("left_out"), name + ".txt")) {
            for (String line : Lines.read(file).lines().toList()) {
                String[] columns = line.split("\\|", 2);
                if (columns.length == 2 && !paired.contains(columns[0])) reasons.put(columns[0], columns[1]);
            }
        }
        return reasons;
    }

    /** Tests that have one here though the list, which is that of 3.11, has them not. */
    static Set<String> beyondTheList() {
        Set<String> names = named();
        for (TestFile file : read()) {
            for (String test : file.listed) names.remove(file.name + "." + test);
        }
        return names;
    }

    /** What the annotations name. */
    private static Set<String> named() {
        Set<String> names = new TreeSet<>();
        for (Path file : Lines.files(SOURCES, ".java")) {
            Matcher twin = TWIN.matcher(Lines.read(file));
            while (twin.find()) {
                Matcher name = NAME.matcher(twin.group(1));
                while (name.find()) names.add(name.group(1));
            }
        }
        return names;
    }
}
