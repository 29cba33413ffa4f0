package weft.samples.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.samples.ChildJvm.agentJar;
import static weft.samples.ChildJvm.classPath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.samples.ChildJvm;

/** One program, not woven, woven by the plugin, the agent and the command line: the last three print the same. */
class ThreeWaysIT {
    private static final Path SOURCES = Path.of("src/main/java/weft/samples/shapes");
    private static final String MAIN = Transcript.class.getName();

    @TempDir
    Path classes;

    @BeforeEach
    void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(SOURCES)) {
            List<String> options = List.of("-d", classes.toString(), "-cp", classPath(classes), "-proc:none");
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources.toList());
            assertThat(compiler.getTask(null, files, null, options, null, units).call())
                    .isTrue();
        }
    }

    @Test
    void notWoven() throws Exception {
        ChildJvm jvm = ChildJvm.run("-cp", classPath(classes), MAIN);

        assertThat(jvm.status()).isEqualTo(1);
        assertThat(jvm.err())
                .contains("await reached in code that was not woven: " + ReturnTypes.class.getName()
                        + ".coroutine (ReturnTypes.java:")
                .contains("-javaagent:weft-agent.jar")
                .contains("weft-maven-plugin");
    }

    @Test
    void thePlugin() throws Exception {
        Path woven = Path.of(ChildJvm.home(Transcript.class));

        assertThat(machines(woven.resolve("weft/samples/shapes"))).isPositive();
        assertTranscript(ChildJvm.run("-cp", classPath(woven), MAIN));
    }

    @Test
    void theAgent() throws Exception {
        assertThat(machines(classes)).isZero();
        assertTranscript(ChildJvm.run("-javaagent:" + agentJar(), "-cp", classPath(classes), MAIN));
    }

    @Test
    void theCommandLine() throws Exception {
        ChildJvm weave = ChildJvm.run("-jar", agentJar().toString(), "weave", classes.toString());

        assertThat(weave.status()).as(weave.err()).isZero();
        assertThat(machines(classes)).isPositive();
        assertTranscript(ChildJvm.run("-cp", classPath(classes), MAIN));
    }

    @Test
    void thePluginAndTheAgent() throws Exception {
        Path woven = Path.of(ChildJvm.home(Transcript.class));

        assertTranscript(ChildJvm.run("-javaagent:" + agentJar(), "-cp", classPath(woven), MAIN));
    }

    private static void assertTranscript(ChildJvm jvm) throws IOException {
        assertThat(jvm).isEqualTo(new ChildJvm(0, String.join("\n", TranscriptTest.expected()) + "\n", ""));
    }

    /** Counts the state machines below a folder. */
    private static long machines(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().contains("$weft$"))
                    .count();
        }
    }
}
