package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a small program loads, in a JVM of its own: the first logger and the first lambda take the JVM milliseconds. */
@Timeout(60)
class StartUpTest {
    /** Awaits once. */
    static final class Program {
        public static void main(String[] arguments) {
            System.out.println("result " + Asyncio.run(Asyncio.sleep(Duration.ofNanos(1), 5)));
        }
    }

    @Test
    void aProgramThatAwaitsNeedsNoLoggerAndNoLambda() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        classes(EventLoop.class) + File.pathSeparator + classes(StartUpTest.class),
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                new String(program.getInputStream().readAllBytes()).lines().toList();
        assertThat(program.waitFor()).isZero();
        assertThat(lines).contains("result 5").anyMatch(line -> line.contains(" weft.EventLoop "));
        assertThat(lines)
                .noneMatch(line -> line.contains(" java.util.logging."))
                .noneMatch(line -> line.contains(" weft.") && line.contains("$$Lambda"));
    }

    private static String classes(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
