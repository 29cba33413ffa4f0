package weft.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a JVM that a test started gave.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it printed on standard error, but for what newer JDKs say of the libraries that are tested beside
 *     Weft
 */
record ChildJvm(int status, String out, String err) {
    /** After this long a JVM is said to hang. */
    private static final int SECONDS = 60;

    private static final Pattern JDK_WARNING = Pattern.compile("(?m)^WARNING: (?!-Dweft).*\\n");

    static ChildJvm run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xverify:all");
        command.addAll(arguments);
        Path out = Files.createTempFile("out", null);
        Path err = Files.createTempFile("err", null);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("the child JVM hangs: " + command + "\n" + take(out) + take(err));
        }
        return new ChildJvm(
                process.exitValue(), take(out), JDK_WARNING.matcher(take(err)).replaceAll(""));
    }

    private static String take(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text.replace("\r\n", "\n");
    }
}
