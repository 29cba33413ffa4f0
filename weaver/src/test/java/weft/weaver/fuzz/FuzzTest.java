package weft.weaver.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final long SEED = Long.getLong("weft.fuzz.seed", new Random().nextLong());

    private static final int MOST_FINDINGS = 3;

    @Test
    void wovenMethodsDoWhatPlainOnesDo() {
        System.out.println("fuzzing " + METHODS + " methods; to repeat: -Dweft.fuzz.seed=" + SEED);
        Fuzzer fuzzer = new Fuzzer(UnaryOperator.identity(), MOST_FINDINGS);

        List<Finding> findings = fuzzer.run(SEED, METHODS);

        System.out.println(METHODS + " methods fuzzed, " + Checker.runs + " runs of woven methods compared, "
                + fuzzer.refusedByTheJvm + " methods left out for the compilers' own mistakes");
        assertThat(findings)
                .as(() -> "seed " + SEED + "\n"
                        + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")))
                .isEmpty();
    }
}
