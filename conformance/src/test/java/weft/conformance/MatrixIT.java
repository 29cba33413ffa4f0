package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The matrix of the module {@code weaver}, woven by the agent, the command line and the build plugin. Each program must
 * print what it prints where it is not woven and await blocks.
 */
class MatrixIT {
    private static final Path WEAVER = Path.of("..", "weaver", "src", "test");
    private static final Path MATRIX = WEAVER.resolve(Path.of("resources", "matrix"));
    private static final Path PROBE = WEAVER.resolve(Path.of("java", "weft", "weaver", "probe"));
    private static final int[] LEVELS = {8, 11, 17, 21, 25};

    @TempDir
    static Path folder;

    private static List<String> programs;
    private static String expected;

    @BeforeAll
    static void runPlain() throws Exception {
        programs = programs();
        Path library = folder.resolve("blocking");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", library.toString()));
        App.sourcesBelow(WEAVER.resolve(Path.of("resources", "blocking")))
                .forEach(source -> arguments.add(source.toString()));
        App.javac(arguments);
        App app = compile("plain");
        ChildJvm jvm = new App(app.classes(), List.of(app.classes().toString(), library.toString()))
                .runPlain(List.of(), main("ready"));
        assertThat(jvm.err()).isEmpty();
        assertThat(jvm.out().lines()).hasSameSizeAs(programs);
        expected = jvm.out();
    }

    @Test
    void byTheAgent() throws Exception {
        for (String mode : List.of("ready", "suspended")) {
            ChildJvm jvm =
                    compile("agent-" + mode).runPlain(List.of("-javaagent:" + Jars.agent() + "=verify"), main(mode));

            check(jvm);
        }
    }

    @Test
    void byTheCommandLine() throws Exception {
        App app = compile("command-line");

        ChildJvm weaving = ChildJvm.run(List.of(
                "-jar",
                Jars.agent().toString(),
                "weave",
                "--verify",
                app.classes().toString()));

        assertThat(realErrors(weaving.err().lines().toList())).isEmpty();
        check(app.runPlain(List.of(), main("ready")));
        check(app.runPlain(List.of(), main("suspended")));
    }

    @Test
    void byTheBuildPlugin() throws Exception {
        App app = compile("plugin");

        WeaveFolder build = WeaveFolder.run(app.classes());

        assertThat(realErrors(build.messages())).isEmpty();
        check(app.runPlain(List.of(), main("ready")));
        check(app.runPlain(List.of(), main("suspended")));
    }

    /** A literal null in place of a coroutine is an error of the build, though the class is woven as it is meant. */
    private static List<String> realErrors(List<String> messages) {
        return messages.stream()
                .filter(line -> line.contains(": error: ") && !line.contains(" returns null instead of "))
                .toList();
    }

    @AfterAll
    static void writeSection() throws IOException {
        Path section = Path.of("target", "conformance", "three-ways.md");
        Files.createDirectories(section.getParent());
        Files.writeString(
                section,
                "## By agent, command line and build plugin\n\n" + programs.size()
                        + " programs of the matrix, woven by each of the three, with ready leaves and with suspended ones: all print"
                        + " what\nthey print unwoven.\n");
    }

    private static void check(ChildJvm jvm) {
        assertThat(jvm.err().lines().filter(line -> !line.contains("warning: ")))
                .isEmpty();
        assertThat(jvm.out().lines().toList()).isEqualTo(expected.lines().toList());
    }

    private static String[] main(String mode) {
        List<String> arguments = new ArrayList<>(List.of("launch.RunAll", mode));
        arguments.addAll(programs);
        return arguments.toArray(String[]::new);
    }

    /** Compiles each level for its release, as far as this JDK can. */
    private static App compile(String name) throws IOException {
        Path classes = folder.resolve(name);
        List<Path> probe = new ArrayList<>(App.sourcesBelow(PROBE));
        probe.addAll(App.sourcesBelow(Path.of("src", "test", "resources", "matrix")));
        App app = App.compile(probe, classes, List.of());
        for (int level : levels()) {
            List<Path> sources = App.sourcesBelow(MATRIX.resolve("java" + level));
            App.compile(
                    sources, classes, List.of(classes.toString()), "-proc:none", "-nowarn", "--release", "" + level);
        }
        return app;
    }

    private static List<Integer> levels() {
        List<Integer> levels = new ArrayList<>();
        for (int level : LEVELS) {
            if (level <= Runtime.version().feature()) levels.add(level);
            else System.out.println("The programs of Java " + level + " are skipped: they need its JDK");
        }
        return levels;
    }

    /** The classes of all programs: the files of the folders of features, without those in folders below. */
    private static List<String> programs() throws IOException {
        List<String> names = new ArrayList<>();
        for (int level : levels()) {
            for (Path source : App.sourcesBelow(MATRIX.resolve("java" + level))) {
                Path relative = MATRIX.relativize(source);
                if (relative.getNameCount() == 3)
                    names.add(relative.toString()
                            .replace(".java", "")
                            .replace('\\', '.')
                            .replace('/', '.'));
            }
        }
        return names;
    }
}
