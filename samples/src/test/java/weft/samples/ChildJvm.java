package weft.samples;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import weft.Asyncio;
import weft.annotations.Async;

/**
 * What a JVM that a test started gave.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it printed on standard error
 */
public record ChildJvm(int status, String out, String err) {
    private static final int SECONDS = 60;

    /** The jar that the build made, for integration tests. */
    public static Path agentJar() {
        return Path.of(System.getProperty("weft.agent.jar"));
    }

    /** Returns a class path: a folder of classes, and Weft. */
    public static String classPath(Path classes) {
        return String.join(File.pathSeparator, classes.toString(), home(Asyncio.class), home(Async.class));
    }

    /** Returns where a class was loaded from. */
    public static String home(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
    }

    /** Returns a JVM to be started, which verifies all classes. */
    public static ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xverify:all");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Runs a JVM to its end. */
    public static ChildJvm run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", null);
        Path err = Files.createTempFile("err", null);
        Process process = builder(arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the child JVM hangs: " + List.of(arguments));
        }
        return new ChildJvm(process.exitValue(), take(out), take(err));
    }

    private static String take(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text.replace("\r\n", "\n");
    }
}
