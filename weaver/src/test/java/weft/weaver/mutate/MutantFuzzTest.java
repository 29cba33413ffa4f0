package weft.weaver.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Methods whose class files were changed do woven what the originals do plain. {@code -Dweft.mutate.methods=100000}
 * says how many, {@code -Dweft.mutate.seed=2} from where; the slice of the normal run is always the same.
 */
class MutantFuzzTest {
    private static final int METHODS = Integer.getInteger("weft.mutate.methods", 300);
    private static final long SEED = Long.getLong(
            "weft.mutate.seed", System.getProperty("weft.mutate.methods") == null ? 1 : new Random().nextLong());

    private static final int MOST_FINDINGS = Integer.getInteger("weft.mutate.findings", 3);

    /** The most that the JVM may refuse of the mutants: one in so many. */
    private static final int MOST_UNVERIFIED_OF = 1_000;

    /** The most that the weaver may refuse: one in so many. */
    private static final int MOST_REFUSED_OF = 50;

    @Test
    void wovenMutantsDoWhatPlainOriginalsDo() throws IOException {
        System.out.println("changing " + METHODS + " methods; to repeat: -Dweft.mutate.seed=" + SEED);
        MutantFuzzer fuzzer = new MutantFuzzer(UnaryOperator.identity(), MOST_FINDINGS);

        List<MutantFinding> findings = fuzzer.run(SEED, METHODS);

        String text = fuzzer.tally.text(SEED, findings.size());
        System.out.print(text);
        Path section = Path.of("target", "conformance", "mutate.md");
        Files.createDirectories(section.getParent());
        Files.writeString(section, "## Changed class files\n\n" + text);
        assertThat(findings)
                .as(() -> "seed " + SEED + "\n"
                        + findings.stream().map(MutantFinding::toString).collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(Tally.sum(fuzzer.tally.unverified))
                .as(() -> fuzzer.tally.unverified + "\n" + fuzzer.tally.examples())
                .isLessThanOrEqualTo(1 + METHODS / MOST_UNVERIFIED_OF);
        assertThat(Tally.sum(fuzzer.tally.refused))
                .as(() -> fuzzer.tally.refused + "\n" + fuzzer.tally.examples())
                .isLessThanOrEqualTo(1 + METHODS / MOST_REFUSED_OF);
    }
}
