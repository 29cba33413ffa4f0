package weft.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a JVM that a test started gave.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it printed on standard error
 */
record ChildJvm(int status, String out, String err) {
    private static final int SECONDS = 60;

    static ChildJvm run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    static ChildJvm run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xverify:all");
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("out", null);
        Path err = Files.createTempFile("err", null);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the child JVM hangs: " + command);
        }
        return new ChildJvm(process.exitValue(), take(out), take(err));
    }

    private static String take(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text.replace("\r\n", "\n");
    }
}
