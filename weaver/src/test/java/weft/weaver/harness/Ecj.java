package weft.weaver.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** The Eclipse compiler, which wants files. */
final class Ecj {
    /** The newest release that it knows. */
    static final int NEWEST = 24;

    private Ecj() {}

    static Map<String, byte[]> compile(Variant variant, Map<String, String> sources, List<Path> classPath) {
        try {
            Path folder = Files.createTempDirectory("weft-ecj");
            try {
                return compileIn(folder, variant, sources, classPath);
            } finally {
                delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, byte[]> compileIn(
            Path folder, Variant variant, Map<String, String> sources, List<Path> classPath) throws IOException {
        Path in = folder.resolve("in");
        Path out = folder.resolve("out");
        for (var source : sources.entrySet()) {
            Path file = in.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        List<String> arguments = new ArrayList<>(variant.options());
        String path = classPath.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
        arguments.addAll(List.of("-cp", path, "-d", out.toString(), in.toString()));
        StringWriter said = new StringWriter();
        PrintWriter print = new PrintWriter(said);
        if (!BatchCompiler.compile(arguments.toArray(String[]::new), print, print, null)) {
            throw new AssertionError(variant.label() + ": " + said);
        }
        return read(out);
    }

    private static Map<String, byte[]> read(Path out) throws IOException {
        Map<String, byte[]> classFiles = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString().replace(".class", "");
                classFiles.put(name.replace(java.io.File.separatorChar, '.'), Files.readAllBytes(file));
            }
        }
        return classFiles;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
