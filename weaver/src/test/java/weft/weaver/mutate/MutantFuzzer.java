package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Changes programs until enough methods were tried or enough is wrong. */
final class MutantFuzzer {
    private static final int MUTANTS = 2;

    /** How long a finding is made smaller. */
    private static final int SECONDS = 60;

    /** So many programs of the matrix for each class of generated methods. */
    private static final int OF_MATRIX = 4;

    final Tally tally = new Tally();

    private final UnaryOperator<byte[]> damage;
    private final int mostFindings;
    private final List<MutantFinding> findings = new ArrayList<>();
    private final Subjects subjects = new Subjects();

    /**
     * Makes a fuzzer.
     *
     * @param damage what is done to each woven class file: nothing, but where a test plants a defect
     */
    MutantFuzzer(UnaryOperator<byte[]> damage, int mostFindings) {
        this.damage = damage;
        this.mostFindings = mostFindings;
    }

    /** Tries this many methods; all follows from the seed. */
    List<MutantFinding> run(long seed, int methods) {
        SplittableRandom random = new SplittableRandom(seed);
        while (tally.methods < methods && findings.size() < mostFindings) {
            for (Subject subject : subjects.generated(random)) {
                for (int i = 0; i < MUTANTS; i++) run(subject, random);
            }
            for (int i = 0; i < OF_MATRIX; i++) subjects.ofMatrix(random).forEach(subject -> run(subject, random));
        }
        return findings;
    }

    private void run(Subject subject, SplittableRandom random) {
        for (MutantFinding finding : Trial.of(subject, Mutant.random(random), damage, tally)) {
            if (findings.size() < mostFindings) findings.add(MutantShrinker.shrink(finding, damage, SECONDS));
        }
    }
}
