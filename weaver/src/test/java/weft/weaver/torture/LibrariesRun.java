package weft.weaver.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tortures all libraries and writes the page of the results; run by the Maven profile {@code torture}. */
class LibrariesRun {
    private static final Path PAGE = Path.of("..", "docs", "torture.md");
    private static final long SEED = Long.getLong("weft.torture.seed", 1);

    @Test
    void everyMethodIsVerified() throws IOException {
        Map<String, Counts> results = new LinkedHashMap<>();
        for (Library library : Libraries.all()) {
            Counts counts = LibraryTorture.torture(library, SEED, Libraries.loader());
            System.out.println(library.name() + ": " + counts);
            counts.failures.forEach((what, why) -> System.out.println("  " + what + ": " + why));
            results.put(library.name(), counts);
        }
        Files.writeString(PAGE, TorturePage.of(results, SEED));

        assertThat(results.values())
                .allSatisfy(counts -> assertThat(counts.failures).isEmpty());
    }
}
