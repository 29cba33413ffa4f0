package weft.weaver.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The programs of the folder {@code matrix}: {@code javaLEVEL/FEATURE/Name.java}, a class with a {@code box()}. The
 * level is the lowest release that compiles it. Classes that must be in another package are beside it, in
 * {@code nameLib}. A first line {@code // option} sets {@link Program} options.
 */
public final class Matrix {
    private static final int DEPTH_OF_PROGRAMS = 3;

    private final Path root;

    private Matrix(Path root) {
        this.root = root;
    }

    /** Returns all programs, ordered by path. */
    public static List<Program> programs() {
        try {
            return new Matrix(Path.of(Matrix.class.getResource("/matrix").toURI())).read();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Program> read() throws IOException {
        try (Stream<Path> files = Files.walk(root, DEPTH_OF_PROGRAMS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(this::program)
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        }
    }

    private Program program(Path file) {
        String path = path(file);
        String name = path.substring(0, path.length() - ".java".length());
        String level = name.substring("java".length(), name.indexOf('/'));
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(path, text(file));
        addLibrary(file, sources);
        return new Program(
                name, Integer.parseInt(level), options(sources.get(path)), name.replace('/', '.'), Map.copyOf(sources));
    }

    private void addLibrary(Path file, Map<String, String> sources) {
        String name = file.getFileName().toString().replace(".java", "");
        Path library = file.resolveSibling(Character.toLowerCase(name.charAt(0)) + name.substring(1) + "Lib");
        if (!Files.isDirectory(library)) return;
        try (Stream<Path> files = Files.list(library)) {
            files.forEach(each -> sources.put(path(each), text(each)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Set<String> options(String text) {
        if (!text.startsWith("// ")) return Set.of();
        return Set.of(text.substring("// ".length(), text.indexOf('\n')).split(" "));
    }

    private String path(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
