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

    private static final String[] SPRING = {
        "spring-aop-", "spring-beans-", "spring-context-", "spring-core-", "spring-expression-", "spring-web"
    };

    private Libraries() {}

    /** Returns the libraries; the name says the compiler where it is not javac. */
    static List<Library> all() {
        return List.of(
                library("ASM", "asm-9", "asm-tree-", "asm-analysis-"),
                library("Bouncy Castle, provider", "bcprov-"),
                library("Clojure (javac, and its own compiler)", "clojure-1"),
                library("commons-collections4", "commons-collections4-4.5.0.jar"),
                library("commons-lang3", "commons-lang3-3.17.0.jar"),
                library("ECJ (compiled by itself)", "ecj-"),
                oneOf(4, "fastutil", "fastutil-"),
                library("Groovy", "groovy-"),
                library("Guava", "guava-33"),
                library("H2", "h2-"),
                library("Hibernate, core", "hibernate-core-"),
                library("Jackson", "jackson-core-", "jackson-annotations-", "jackson-databind-"),
                oneOf(4, "Kotlin's compiler (kotlinc)", "kotlin-compiler-embeddable-"),
                library("Kotlin's standard library (kotlinc)", "kotlin-stdlib-"),
                library("Lucene, core", "lucene-core-"),
                library("Netty, common and buffer", "netty-common-", "netty-buffer-"),
                library("Scala's library (scalac)", "scala-library-"),
                library("Scala 3's library (Scala 3)", "scala3-library_3-"),
                library("Spring, core to webmvc", SPRING),
                library("Tomcat, embedded", "tomcat-embed-core-"));
    }

    static Library library(String name, String... jars) {
        return new Library(name, startingWith(jars), 1);
    }

    /** A library of which all classes would take too long. */
    private static Library oneOf(int number, String name, String... jars) {
        return new Library(name + ", one class of " + number, startingWith(jars), number);
    }

    private static List<Path> startingWith(String... prefixes) {
        return Stream.of(prefixes)
                .flatMap(prefix -> startingWith(prefix).stream())
                .toList();
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
