package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.State;

/** Has jcstress run all tests of this module in JVMs of its own; an outcome that is forbidden fails the build. */
class JcstressTest {
    /** What matters most, each in one JVM, for a glance. */
    private static final List<String> GLANCE =
            List.of("AwaitStress.OwnLoop", "TaskStress.CancelAndAwait", "LoopStress.CallSoonThreadsafe");

    private static final List<String> SHORT = List.of(
            ("-jvmArgs -Xmx256m -f 1 -fsm 0 -time 150 -iters 1 -sc false -t " + String.join("|", GLANCE)).split(" "));

    /** Each test interpreted, compiled by either compiler, and with threads that are moved about. */
    private static final List<String> FULL =
            List.of("-jvmArgsPrepend -Xmx256m -f 1 -time 1000 -iters 3 -sc false".split(" "));

    private final Path results = Path.of("target", "jcstress").toAbsolutePath();

    @Test
    void noForbiddenOutcome() throws Exception {
        Files.createDirectories(results);
        File log = results.resolve("log.txt").toFile();
        Process jcstress = new ProcessBuilder(command())
                .directory(results.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        int exitCode = jcstress.waitFor();
        String summary = summary(Files.readString(log.toPath()));
        System.out.println(summary);
        assertThat(summary).contains("Failed tests: No matches", "Error tests: No matches");
        assertThat(summary).contains("All remaining tests: " + countTests() + " matching");
        assertThat(exitCode).isZero();
    }

    private List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                java,
                "-cp",
                classPath,
                "org.openjdk.jcstress.Main",
                "-r",
                results.resolve("report").toString()));
        command.addAll(StressMode.isFull() ? FULL : SHORT);
        return command;
    }

    private static String summary(String log) {
        int start = log.indexOf("RUN RESULTS");
        return start < 0 ? log : log.substring(start);
    }

    /** So that a test that jcstress leaves out, for example for want of processors, is noticed. */
    private static long countTests() {
        if (!StressMode.isFull()) return GLANCE.size();
        return Stream.of(CompletionStress.class, AwaitStress.class, TaskStress.class, LoopStress.class)
                .flatMap(family -> Stream.of(family.getDeclaredClasses()))
                .filter(nested -> nested.isAnnotationPresent(State.class))
                .count();
    }
}
