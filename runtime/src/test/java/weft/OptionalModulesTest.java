package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JVMs of their own, which lack what is optional. */
@Timeout(60)
class OptionalModulesTest {
    private static final String NO_SERVER =
            "there is no MBean server: this JVM has no module java.management; add it to"
                    + " the image, or start java with --add-modules java.management";

    /** Awaits, twice, and registers the MBean. */
    static final class Program {
        public static void main(String[] arguments) {
            for (int i = 0; i < 2; i++) {
                System.out.println("result " + Asyncio.run(Asyncio.sleep(Duration.ofNanos(1), 5)));
            }
            try {
                Loops.registerMBean();
            } catch (IllegalStateException refused) {
                System.out.println("refused: " + refused.getMessage());
            }
        }
    }

    @Test
    void javaBaseIsEnough() throws Exception {
        assertThat(run("--limit-modules", "java.base"))
                .containsExactly("result 5", "result 5", "refused: " + NO_SERVER);
    }

    @Test
    void theSwitchForJmxSaysOnceThatItHasNoEffect() throws Exception {
        assertThat(run("--limit-modules", "java.base", "-Dweft.jmx=true"))
                .contains("result 5", "refused: " + NO_SERVER)
                .filteredOn(line -> line.contains("-Dweft.jmx=true has no effect"))
                .singleElement()
                .asString()
                .endsWith(NO_SERVER);
    }

    @Test
    void aServerThatRefusesIsNoReasonNotToRun() throws Exception {
        assertThat(run("-Djavax.management.builder.initial=none", "-Dweft.jmx=true"))
                .contains("result 5")
                .anyMatch(line -> line.startsWith("refused: weft:type=Loops cannot be registered: javax.management."))
                .filteredOn(
                        line -> line.contains("-Dweft.jmx=true has no effect: weft:type=Loops cannot be registered"))
                .hasSize(1);
    }

    private static List<String> run(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        String classPath = classes(EventLoop.class) + File.pathSeparator + classes(Program.class);
        command.addAll(List.of("-Xverify:all", "-cp", classPath, Program.class.getName()));
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines =
                new String(program.getInputStream().readAllBytes()).lines().toList();
        assertThat(program.waitFor()).as(lines.toString()).isZero();
        return lines;
    }

    private static String classes(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
