package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import weft.samples.ChildJvm;

/** linkcheck.jar, which is not woven, under the agent. */
@Timeout(60)
class LinkcheckJarIT {
    private static final String JAR = System.getProperty("linkcheck.jar");
    private static final int KILLED_BY_SIGINT = 128 + 2;

    @TempDir
    Path folder;

    @Test
    void isNotWoven() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("weft/samples/linkcheck/Crawler.class", "weft/Asyncio.class")
                    .noneMatch(name -> name.contains("$weft$") || name.startsWith("weft/agent"));
        }
    }

    @Test
    void checksAFolder() throws Exception {
        Files.writeString(folder.resolve("index.html"), "<a href=a.html></a><a href=b.html#x></a>");
        Files.writeString(folder.resolve("b.html"), "<p id=y>");

        ChildJvm jvm = ChildJvm.run("-javaagent:" + ChildJvm.agentJar(), "-jar", JAR, folder.toString());

        assertThat(jvm.status()).as(jvm.err()).isEqualTo(1);
        assertThat(jvm.out())
                .startsWith("a.html: HTTP 404\n    on index.html\nb.html#x: no anchor #x\n    on index.html\n")
                .contains("3 pages, 2 links, 2 broken");
        assertThat(jvm.err()).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill -INT")
    void ctrlCReportsWhatWasFound() throws Exception {
        assumeFalse(interruptIsIgnored(), "SIGINT is ignored here");
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (TestServer site = new TestServer()) {
            site.html("/", "<a href=missing></a><a href=slow></a>").on("/slow", exchange -> {
                stuck.countDown();
                await(end);
            });
            // One worker: when it is stuck, it has seen what is missing.
            Process jvm = ChildJvm.builder(
                            "-javaagent:" + ChildJvm.agentJar(),
                            "-jar",
                            JAR,
                            site.uri("/").toString(),
                            "--concurrency=1",
                            "--timeout=50")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader output = jvm.inputReader()) {
                stuck.await();
                new ProcessBuilder("kill", "-INT", Long.toString(jvm.pid()))
                        .start()
                        .waitFor();
                List<String> lines = output.lines().collect(Collectors.toList());
                assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(lines).hasSize(3);
                assertThat(lines.get(0)).isEqualTo(site.uri("/missing") + ": HTTP 404");
                assertThat(lines.get(2))
                        .startsWith("2 pages, 2 links, 1 broken, ")
                        .endsWith("; 1 not checked (interrupted)");
                assertThat(jvm.exitValue()).isEqualTo(KILLED_BY_SIGINT);
            } finally {
                end.countDown();
                jvm.destroyForcibly();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a shell starts in the background may ignore the signal, and so do the JVMs that it starts. */
    private static boolean interruptIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return false;
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
        return (ignored & 1 << 1) != 0;
    }
}
