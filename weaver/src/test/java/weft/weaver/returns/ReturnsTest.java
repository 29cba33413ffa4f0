package weft.weaver.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.weaver.returns.Sample.Options;

/**
 * What is returned is awaited at the same place, whatever compiler wrote the class file and whatever debug tables it
 * has. {@code -Dweft.returns.methods=5000} says how many methods, {@code -Dweft.returns.seed=2} from where.
 */
class ReturnsTest {
    private static final int METHODS = Integer.getInteger("weft.returns.methods", 60);
    private static final int MOST_FINDINGS = 200;
    private static final int SHOWN = 3;

    /**
     * The slice of the normal run is always the same, so that a build says something about the change; a full run is
     * new.
     */
    private static final long SEED = Long.getLong(
            "weft.returns.seed", System.getProperty("weft.returns.methods") == null ? 2 : new Random().nextInt());

    @Test
    void returnsInEveryNesting() throws IOException {
        run("returns", "Returns", "with returns in every nesting of blocks", Options.RETURNS, SEED);
    }

    @Test
    void synchronizedBlocks() throws IOException {
        run(
                "monitors",
                "Monitors",
                "with synchronized blocks around every form of return and await",
                Options.MONITORS,
                SEED + 2);
    }

    private static void run(String name, String title, String what, Options options, long seed) throws IOException {
        System.out.println(name + ": " + METHODS + " methods; to repeat: -Dweft.returns.seed=" + SEED);
        Fuzz fuzz = new Fuzz(options);

        fuzz.run(seed, METHODS, MOST_FINDINGS);

        String section =
                ("## %s\n\n%d random methods %s, broken into lines at random. Each was compiled in every row of"
                                        + "\nthe table, woven, and run %d times in all; a second text of it, which has its awaits written"
                                        + "\nout and is not woven, says what is right: %d findings (seed %d).\n")
                                .formatted(title, fuzz.tally.methods, what, fuzz.tally.runs, fuzz.findings.size(), seed)
                        + fuzz.tally.tables();
        System.out.print(section);
        Path page = Path.of("target", "conformance", name + ".md");
        Files.createDirectories(page.getParent());
        Files.writeString(page, section);
        assertThat(fuzz.findings)
                .as(() -> "seed " + SEED + "\n" + fuzz.smallest(SHOWN))
                .isEmpty();
    }
}
