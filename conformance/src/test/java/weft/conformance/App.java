package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.folder.FolderReport;
import weft.weaver.folder.FolderWeaver;

/**
 * A compiled program.
 *
 * @param classes the folder of its classes
 * @param classPath what it runs with, the folder first
 */
record App(Path classes, List<String> classPath) {
    private static final Path PROGRAMS = Path.of("src", "test", "resources");

    /** Compiles a folder of this module's test resources. */
    static App compile(String program, Path classes, List<String> libraries, String... options) throws IOException {
        return compile(sourcesBelow(PROGRAMS.resolve(program)), classes, libraries, options);
    }

    /** Compiles source files; the runtime is on the class path. */
    static App compile(List<Path> sources, Path classes, List<String> libraries, String... options) throws IOException {
        List<String> libraryPath = new ArrayList<>(Jars.runtime());
        libraryPath.addAll(libraries);
        List<String> arguments = new ArrayList<>(List.of("-g", "-parameters", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", Jars.path(libraryPath)));
        arguments.addAll(options.length == 0 ? List.of("-proc:none") : List.of(options));
        sources.forEach(source -> arguments.add(source.toString()));
        javac(arguments);
        libraryPath.add(0, classes.toString());
        return new App(classes, libraryPath);
    }

    static void javac(List<String> arguments) {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, messages, arguments.toArray(String[]::new));
        assertThat(status).as(messages.toString()).isZero();
    }

    static List<Path> sourcesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Weaves the folder; fails if there is anything to say about it. */
    App woven() throws IOException {
        FolderReport report = new FolderWeaver(new Weaver(Checks.CLASS_FILE)).weave(classes);
        assertThat(report.diagnostics()).isEmpty();
        assertThat(report.woven()).isPositive();
        return this;
    }

    /**
     * Runs a main class in a JVM of its own.
     *
     * @param weaving how it is woven
     * @param options of the JVM; those of other agents come before Weft's
     * @param mainAndArguments the main class, and what it is called with
     */
    ChildJvm run(Weaving weaving, List<String> options, String... mainAndArguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(options);
        if (weaving == Weaving.BUILD) woven();
        else command.add("-javaagent:" + Jars.agent());
        return runPlain(command, mainAndArguments);
    }

    /** Runs a main class with nothing added. */
    ChildJvm runPlain(List<String> options, String... mainAndArguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-cp", Jars.path(classPath)));
        command.addAll(List.of(mainAndArguments));
        return ChildJvm.run(command);
    }
}
