package weft.weaver.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars that the Maven profile {@code conformance} has put into a folder. */
final class Libraries {
    private static final Path FOLDER = Path.of(System.getProperty("weft.torture.libraries", ""));

    private Libraries() {}

    /** Returns the libraries; the name says the compiler where it is not javac. */
    static List<Library> all() {
        return List.of(
                library("ASM", "asm-9", "asm-tree-", "asm-analysis-"),
                library("commons-collections4", "commons-collections4-4.5.0.jar"),
                library("commons-lang3", "commons-lang3-3.17.0.jar"),
                library("ECJ (compiled by itself)", "ecj-"),
                library("Groovy", "groovy-"),
                library("Guava", "guava-33"),
                library("H2", "h2-"),
                library("Jackson", "jackson-core-", "jackson-annotations-", "jackson-databind-"),
                library("Kotlin's standard library (kotlinc)", "kotlin-stdlib-"),
                library("Netty, common and buffer", "netty-common-", "netty-buffer-"),
                library("Scala's library (scalac)", "scala-library-"));
    }

    static Library library(String name, String... jars) {
        return new Library(
                name,
                Stream.of(jars).flatMap(prefix -> startingWith(prefix).stream()).toList(),
                1);
    }

    /** Returns the jar of a library's own tests. */
    static Path testsOf(String name) {
        return startingWith(name).stream()
                .filter(jar -> jar.toString().endsWith("-tests.jar"))
                .findFirst()
                .orElseThrow();
    }

    static Library without(Path tests, String name) {
        return new Library(
                name,
                startingWith(name).stream().filter(jar -> !jar.equals(tests)).toList(),
                1);
    }

    /** Finds what the libraries depend on. */
    static ClassLoader loader() {
        URL[] jars = startingWith("").stream().map(Libraries::url).toArray(URL[]::new);
        return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    }

    static List<Path> startingWith(String prefix) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
