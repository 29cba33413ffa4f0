package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;

/** Ctrl-C, in a JVM of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill -INT")
/* Less than the 50 seconds that programs are given whose end must not be waited for. */
@Timeout(40)
class InterruptTest {
    private static final int KILLED_BY_SIGINT = 128 + 2;

    /** What a shell starts in the background may ignore the signal, and so do the JVMs that it starts. */
    @BeforeAll
    static void signalIsNotIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return;
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
        assumeFalse((ignored & 1 << 1) != 0, "SIGINT is ignored here");
    }

    @Test
    void r8_cancelsMainAndWaitsForItsCleanupAndForWhatItPrints() throws Exception {
        assertThat(interrupt("returns", "10")).containsExactly("found 3", "cancelled: interrupted");
    }

    @Test
    void r8_aProgramThatCallsExitAfterwardsDoesNotHang() throws Exception {
        assertThat(interrupt("exits", "50")).containsExactly("found 3", "cancelled: interrupted");
    }

    @Test
    void r8_aThreadThatGoesOnAfterwardsIsLeft() throws Exception {
        assertThat(interrupt("goes-on", "50")).containsExactly("found 3", "cancelled: interrupted");
    }

    @Test
    void r8_theWaitIsBounded() throws Exception {
        assertThat(interrupt("cleanup-never-ends", "1")).isEmpty();
    }

    /** The log's own shutdown hook may have closed it already. */
    @Test
    void r8_whatFailsDuringTheCleanupIsSeen() throws Exception {
        assertThat(interrupt("cleanup-of-another-fails", "10"))
                .contains("unhandled exception during asyncio.run() shutdown", "cancelled: interrupted")
                .anyMatch(line -> line.contains("the other one's cleanup"));
    }

    @Test
    void r8_canBeTurnedOff() throws Exception {
        assertThat(interrupt("returns", "0")).isEmpty();
    }

    @Test
    void r8_aCleanupThatCallsExitDoesNotHang() throws Exception {
        assertThat(interrupt("exits-during-cleanup", "50")).isEmpty();
    }

    @Test
    void r8_exitIsNotAnInterrupt() throws Exception {
        Process program = start("exits-elsewhere", "50");
        try (BufferedReader output = program.inputReader()) {
            assertThat(output.lines()).containsExactly("started");
            assertThat(program.waitFor()).isEqualTo(3);
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void r8_exitOnAVirtualThreadIsNotAnInterruptEither() throws Exception {
        Process program = start("exits-on-a-virtual-thread", "50");
        try (BufferedReader output = program.inputReader()) {
            assertThat(output.lines()).containsExactly("started");
            assertThat(program.waitFor()).isEqualTo(3);
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void theEndOfTheLastThreadIsAnInterrupt() throws Exception {
        Process program = start("runs-in-a-daemon", "50");
        try (BufferedReader output = program.inputReader()) {
            assertThat(output.lines()).containsExactly("started", "cancelled: interrupted");
            assertThat(program.waitFor()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    /** Each hook would look at all threads. */
    @Test
    void oneHookCancelsAllRuns() throws Exception {
        List<String> lines = interrupt("runs-on-many-threads", "30");
        assertThat(lines).hasSize(100).containsOnly("cancelled: interrupted, hooks: 1");
    }

    @Test
    void afterASecondTheLogSaysWhatIsWaitedFor() throws Exception {
        List<String> lines = interrupt("is-stubborn", "2");
        assertThat(lines)
                .contains("the JVM was told to end, and waits up to 2 s for what follows (system property"
                        + " weft.interrupt.seconds)")
                .anyMatch(line -> line.matches("    stubborn, waiting for sleep"));
    }

    @Test
    void itSaysWhereAThreadIsThatDoesNotGiveTheLoopBack() throws Exception {
        assertThat(interrupt("blocks", "2")).anyMatch(line -> line.matches("    thread \"main\" at .*[.]sleep.*"));
    }

    @Test
    void ofManyItNamesAFew() throws Exception {
        assertThat(interrupt("many-are-stubborn", "2")).contains("    stubborn, waiting for sleep", "    and 10 more");
    }

    /** Returns what the program prints after the signal. */
    private static List<String> interrupt(String mode, String seconds) throws Exception {
        Process program = start(mode, seconds);
        try (BufferedReader output = program.inputReader()) {
            assertThat(output.readLine()).isEqualTo("started");
            new ProcessBuilder("kill", "-INT", Long.toString(program.pid()))
                    .start()
                    .waitFor();
            List<String> lines = output.lines().collect(Collectors.toList());
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isEqualTo(KILLED_BY_SIGINT);
            return lines;
        } finally {
            program.destroyForcibly();
        }
    }

    private static Process start(String mode, String seconds) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + InterruptHook.SECONDS + "=" + seconds,
                        "-cp",
                        classes(InterruptHook.class) + File.pathSeparator + classes(InterruptTest.class),
                        InterruptedProgram.class.getName(),
                        mode)
                .redirectErrorStream(true)
                .start();
    }

    private static String classes(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
