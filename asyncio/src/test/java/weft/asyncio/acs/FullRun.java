package weft.asyncio.acs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The note of the last run of very many random scenarios in which none was different. */
public record FullRun(int scenarios, long seed, String python, int java) {
    private static final Path FILE = Recorded.FOLDER.resolve("last_full_run.txt");

    static void write(int scenarios, long seed, String python) throws IOException {
        Files.write(
                FILE,
                List.of(
                        "scenarios " + scenarios,
                        "seed " + seed,
                        "python " + python,
                        "java " + Runtime.version().feature()));
    }

    /** Reads it. */
    public static FullRun read() throws IOException {
        List<String> words = Files.readAllLines(FILE).stream()
                .map(line -> line.split(" ")[1])
                .toList();
        return new FullRun(
                Integer.parseInt(words.get(0)),
                Long.parseLong(words.get(1)),
                words.get(2),
                Integer.parseInt(words.get(3)));
    }
}
