package weft.weaver.fuzz;

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
 * Random methods do woven what they do plain. {@code -Dweft.fuzz.methods=100000} says how many,
 * {@code -Dweft.fuzz.seed=1} from where.
 */
class FuzzTest {
    private static final int METHODS = Integer.getInteger("weft.fuzz.methods", 2_000);
    private static final long SEED = Long.getLong(
            "weft.fuzz.seed", System.getProperty("weft.fuzz.methods") == null ? 1 : new Random().nextLong());

    private static final int MOST_FINDINGS = 3;

    /** If more than one in so many is refused before it is woven, the generator is at fault. */
    private static final int MOST_REFUSED_OF = 200;

    /** Nested generic calls, at which javac does not end, come about once in so many methods. */
    private static final int ONE_SLOW_OF = 5_000;

    @Test
    void wovenMethodsDoWhatPlainOnesDo() throws IOException {
        System.out.println("fuzzing " + METHODS + " methods; to repeat: -Dweft.fuzz.seed=" + SEED);
        Fuzzer fuzzer = new Fuzzer(UnaryOperator.identity(), MOST_FINDINGS);

        List<Finding> findings = fuzzer.run(SEED, METHODS);

        String counts = METHODS + " random methods, " + Checker.runs
                + " runs of woven methods compared with plain ones, "
                + fuzzer.refusedPlain + " methods left out\nthat the compiler or the JVM refused unwoven, "
                + fuzzer.leftToCompiler + " classes at which the compiler did not end, "
                + findings.size()
                + " findings (seed " + SEED + ").\n";
        System.out.print(counts);
        Path section = Path.of("target", "conformance", "fuzz.md");
        Files.createDirectories(section.getParent());
        Files.writeString(section, "## The fuzzer\n\n" + counts);
        assertThat(findings)
                .as(() -> "seed " + SEED + "\n"
                        + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(fuzzer.refusedPlain).isLessThanOrEqualTo(1 + METHODS / MOST_REFUSED_OF);
        assertThat(fuzzer.leftToCompiler).isLessThanOrEqualTo(1 + METHODS / ONE_SLOW_OF);
    }
}
