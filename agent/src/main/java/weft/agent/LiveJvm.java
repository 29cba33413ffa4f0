package weft.agent;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Asks another JVM of this machine what its event loops do: it attaches this jar there, which writes a file. */
final class LiveJvm {
    private LiveJvm() {}

    /**
     * Returns a report.
     *
     * @param process the id of the JVM's process
     * @param format {@code ps}, {@code pstree}, {@code json} or {@code threads}
     * @throws IllegalStateException if it cannot be attached to
     */
    static String report(String process, String format) throws IOException {
        Path file = Files.createTempFile("weft", ".txt");
        try {
            ByteBuddyAgent.attach(ownJar().toFile(), process, LoopReport.options(format, file));
            return Files.readString(file);
        } finally {
            Files.delete(file);
        }
    }

    private static Path ownJar() {
        try {
            return Path.of(LiveJvm.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
