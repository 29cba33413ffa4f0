package weft.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Python's own asyncio, for curiosity. */
final class Python {
    static final String NAME = "asyncio";

    private static final Path SCRIPT = Path.of("benchmarks", "src", "main", "python", "asyncio_peer.py");
    private static final int PATIENCE_SECONDS = 120;

    private Python() {}

    /** Fails where there is no Python, no script, or no counterpart in it. */
    static Measurement measure(Workload workload) {
        if (!Files.exists(SCRIPT)) return Measurement.FAILED;
        try {
            Process process = new ProcessBuilder("python3", SCRIPT.toString(), workload.name())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) return Measurement.FAILED;
            return new Measurement(List.of(Double.parseDouble(out) - workload.atLeastMillis()), -1);
        } catch (IOException missing) {
            System.out.println("    no python3: asyncio itself is left out");
            return Measurement.FAILED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Measurement.FAILED;
        }
    }
}
