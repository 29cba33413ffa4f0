package weft.weaver.mutate;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import weft.weaver.fuzz.Finding;
import weft.weaver.fuzz.Method;
import weft.weaver.fuzz.Shrinker;
import weft.weaver.mutate.Subject.Entry;

/** Makes a finding smaller: fewer mutations first, then a smaller method. */
final class MutantShrinker {
    /** Changed code is changed in other places; so a few seeds are tried. */
    private static final int SEEDS = 6;

    private static final long SECOND = 1_000_000_000;

    private final UnaryOperator<byte[]> damage;
    private final Finding.Kind kind;
    private final long end;
    private MutantFinding best;

    private MutantShrinker(MutantFinding finding, UnaryOperator<byte[]> damage, int seconds) {
        this.damage = damage;
        this.kind = finding.kind();
        this.best = finding;
        this.end = System.nanoTime() + seconds * SECOND;
    }

    /**
     * Shrinks a finding.
     *
     * @param seconds when to stop making its method smaller
     */
    static MutantFinding shrink(MutantFinding finding, UnaryOperator<byte[]> damage, int seconds) {
        if (finding.kind() == Finding.Kind.HANG) return finding;
        MutantShrinker shrinker = new MutantShrinker(finding, damage, seconds);
        Method source = finding.entry().map(Entry::source).orElse(null);
        if (source != null) shrinker.isWrong(() -> Subjects.of(finding.subject().variant(), List.of(source)));
        shrinker.dropMutations();
        if (source != null && shrinker.best.subject().entries().size() == 1) shrinker.shrink(source);
        return shrinker.best;
    }

    private void dropMutations() {
        for (Mutation mutation : best.mutant().mutations()) {
            if (best.mutant().mutations().size() > 1)
                isWrong(best.subject(), best.mutant().without(mutation));
        }
    }

    private void shrink(Method source) {
        Finding start = new Finding(kind, source, best.subject().variant(), best.where(), "", "");
        Shrinker.shrink(
                start,
                method -> isWrong(() -> Subjects.of(best.subject().variant(), List.of(method)))
                        ? Optional.of(new Finding(kind, method, start.variant(), "", "", ""))
                        : Optional.empty());
    }

    private interface Compiling {
        Subject get();
    }

    private boolean isWrong(Compiling compiling) {
        if (System.nanoTime() > end) return false;
        Subject subject;
        try {
            subject = compiling.get();
        } catch (AssertionError notJava) {
            return false;
        }
        Mutant mutant = best.mutant();
        for (int i = 0; i < SEEDS; i++) {
            if (isWrong(subject, mutant)) return true;
            mutant = mutant.next();
        }
        return false;
    }

    private boolean isWrong(Subject subject, Mutant mutant) {
        for (MutantFinding found : Trial.of(subject, mutant, damage, new Tally())) {
            if (found.kind() != kind) continue;
            best = found;
            return true;
        }
        return false;
    }
}
