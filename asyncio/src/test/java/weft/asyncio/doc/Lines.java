package weft.asyncio.doc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The lists of this module: {@code @} starts a section, its other lines have columns. */
final class Lines {
    static final Path RESOURCES = Path.of("src", "test", "resources");

    private Lines() {}

    /** The rows of each section, as columns. */
    static Map<String, List<String[]>> sections(Path file) {
        Map<String, List<String[]>> sections = new LinkedHashMap<>();
        List<String[]> rows = List.of();
        for (String line : read(file).lines().toList()) {
            if (line.startsWith("@")) {
                rows = new ArrayList<>();
                sections.put(line.substring(1), rows);
            } else if (!line.startsWith("#")) {
                rows.add(line.split("\\|", -1));
            }
        }
        return sections;
    }

    static List<Path> files(Path folder, String suffix) {
        if (!Files.exists(folder)) return List.of();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
