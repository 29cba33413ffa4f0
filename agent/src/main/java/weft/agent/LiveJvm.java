package weft.agent;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Asks another JVM of this machine what its event loops do: it attaches this jar there, which writes a file. */
final class LiveJvm {
    private static final String ROOT = "root";

    private final String id;
    private final ProcessHandle process;

    private LiveJvm(String id, ProcessHandle process) {
        this.id = id;
        this.process = process;
    }

    /**
     * Finds a JVM.
     *
     * @param id the id of its process
     * @throws IOException if there is no such process, or it is no JVM: to attach to it would take ten seconds
     */
    static LiveJvm of(String id) throws IOException {
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(id)).orElseThrow(() -> new IOException("there is no process " + id));
        if (isOther(id)) throw new IOException("process " + id + command(process) + " is no JVM");
        return new LiveJvm(id, process);
    }

    private static String command(ProcessHandle process) {
        return process.info().command().map(command -> " (" + command + ")").orElse("");
    }

    /** Every JVM maps its own library. Only Linux shows that, and only for processes of this user. */
    private static boolean isOther(String id) {
        try {
            String maps = Files.readString(Path.of("/proc", id, "maps"), StandardCharsets.ISO_8859_1);
            return !maps.isEmpty() && !maps.contains("libjvm");
        } catch (IOException unknown) {
            return false;
        }
    }

    /**
     * Returns a report.
     *
     * @param format {@code ps}, {@code pstree}, {@code json} or {@code threads}
     * @throws IOException if it cannot be had, saying why
     */
    String report(String format) throws IOException {
        Path file = Files.createTempFile("weft", ".txt");
        try {
            if (isOfAnotherUser()) giveAway(file);
            attach(LoopReport.options(format, file));
            String report = Files.readString(file);
            if (report.isEmpty()) throw new IOException(cannot("it could not write its report to " + file));
            return report;
        } finally {
            Files.delete(file);
        }
    }

    private void attach(String options) throws IOException {
        Path jar = ownJar();
        try {
            ByteBuddyAgent.attach(jar.toFile(), id, options);
        } catch (RuntimeException failure) {
            throw new IOException(cannot(reason(root(failure), jar)), failure);
        }
    }

    private String cannot(String reason) {
        return "cannot look into process " + id + ": " + reason;
    }

    private String reason(Throwable failure, Path jar) {
        String text = String.valueOf(failure.getMessage());
        String name = failure.getClass().getSimpleName();
        if (text.contains("Agent JAR not found")) {
            return "it cannot read " + jar + "; copy this jar to a folder that is there for its user" + named()
                    + ", and in" + " its container if it runs in one";
        }
        if (text.contains("No compatible attachment provider")) {
            return "the java that runs this has no module jdk.attach; use the java of a JDK";
        }
        if (isOfAnotherUser() && !isRoot()) return "it is a JVM of another user" + named() + "; run this as that user";
        if (text.contains("does not support the attach mechanism")) {
            return "it was started with -XX:+DisableAttachMechanism";
        }
        if (name.equals("AgentLoadException")) {
            return "it does not load agents (" + text + "); does it have the module java.instrument?";
        }
        return failure + "; is it a JVM that responds, and was it started without -XX:+DisableAttachMechanism?";
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root;
    }

    private Optional<String> user() {
        return process.info().user();
    }

    private String named() {
        return user().map(user -> ", " + user).orElse("");
    }

    private boolean isOfAnotherUser() {
        return user().filter(user -> !user.equals(System.getProperty("user.name")))
                .isPresent();
    }

    private static boolean isRoot() {
        return ROOT.equals(System.getProperty("user.name"));
    }

    /** The JVM writes the file as its own user; only root can look into JVMs of others. */
    private void giveAway(Path file) throws IOException {
        if (!isRoot()) return;
        Files.setOwner(
                file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user().orElseThrow()));
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
