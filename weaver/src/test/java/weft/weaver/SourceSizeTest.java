package weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the main sources of all modules small. The formatter's indentation tells where a method ends: a block that ends
 * with a closing brace in the column of its first line, and whose first line is a declaration.
 */
class SourceSizeTest {
    private static final Path MODULES = Path.of("..");
    private static final int MAX_FILE = 350;

    /** Mostly Javadoc: one method for each function of asyncio. */
    private static final Set<String> FACADES = Set.of("Asyncio.java", "EventLoop.java");

    private static final int MAX_FACADE = 420;
    private static final int MAX_METHOD = 60;

    @Test
    void noFileIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            int max = FACADES.contains(file.getFileName().toString()) ? MAX_FACADE : MAX_FILE;
            if (lines > max) tooLong.add(file + " has " + lines + " lines, more than " + max);
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noMethodIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            for (String method : longMethods(Files.readAllLines(file))) tooLong.add(file + ": " + method);
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void findsLongMethods() {
        List<String> source = new ArrayList<>(List.of("class C {", "    void m(", "            int a) {"));
        for (int i = 0; i < MAX_METHOD; i++) source.add("        a++;");
        source.addAll(List.of("    }", "", "    void shortOne() {", "        a++;", "    }", "}"));

        assertThat(longMethods(source)).containsExactly("void m( has 63 lines, more than 60");
    }

    @Test
    void looksAtAllModules() throws IOException {
        Set<String> modules = sources().stream()
                .map(file -> MODULES.relativize(file).getName(0).toString())
                .collect(Collectors.toSet());
        assertThat(modules).contains("annotations", "runtime", "weaver", "agent", "maven-plugin");
    }

    private static List<String> longMethods(List<String> lines) {
        List<String> tooLong = new ArrayList<>();
        for (int end = 0; end < lines.size(); end++) {
            String indent = lines.get(end).replaceFirst("\\S.*", "");
            if (indent.isEmpty() || !lines.get(end).equals(indent + "}")) continue;
            int start = startOfBlock(lines, end, indent);
            String first = lines.get(start).strip();
            if (isMethod(first) && end - start + 1 > MAX_METHOD) {
                tooLong.add(first + " has " + (end - start + 1) + " lines, more than " + MAX_METHOD);
            }
        }
        return tooLong;
    }

    /** The nearest line above that is not indented further. */
    private static int startOfBlock(List<String> lines, int end, String indent) {
        int start = end - 1;
        while (start > 0 && (lines.get(start).isBlank() || lines.get(start).startsWith(indent + " "))) start--;
        return start;
    }

    private static boolean isMethod(String declaration) {
        return declaration.contains("(") && !declaration.matches(".*\\b(class|record|interface|enum)\\b.*");
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(MODULES)) {
            for (Path module : modules.sorted().toList()) {
                Path main = module.resolve("src/main/java");
                if (Files.isDirectory(main)) sources.addAll(javaFilesBelow(main));
            }
        }
        return sources;
    }

    private static List<Path> javaFilesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
