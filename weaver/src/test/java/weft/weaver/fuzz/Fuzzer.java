package weft.weaver.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import weft.weaver.harness.Variant;

/** Generates methods, many to a class, checks them, and shrinks what is wrong. */
public final class Fuzzer {
    private static final int METHODS_PER_CLASS = 50;

    final Generator generator = new Generator();

    /** How many methods the compiler or the JVM refused before they were woven. */
    int refusedPlain;

    /** How many classes, of many methods each, were left out since the compiler did not end. */
    int leftToCompiler;

    private final UnaryOperator<byte[]> damage;
    private final List<Finding> findings = new ArrayList<>();

    private final int mostFindings;

    /**
     * Makes a fuzzer that ends early when much is wrong.
     *
     * @param damage what is done to each woven class file: nothing, but where a test plants a defect
     */
    Fuzzer(UnaryOperator<byte[]> damage, int mostFindings) {
        this.damage = damage;
        this.mostFindings = mostFindings;
    }

    /** Checks this many methods; the seeds of all follow from the first. */
    List<Finding> run(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int done = 0; done < count && findings.size() < mostFindings; done += METHODS_PER_CLASS) {
            Variant variant = variant(random);
            List<Method> methods = new ArrayList<>();
            for (int i = 0; i < Math.min(METHODS_PER_CLASS, count - done); i++) {
                methods.add(generator.generate(random.nextLong(), level(variant), "m" + i));
            }
            for (Finding finding : new Checker(variant, damage, false).check(methods)) {
                // A type that javac cannot infer, a class of another compiler's that does not verify: they say nothing
                // of the weaver.
                if (finding.kind() == Finding.Kind.PLAIN || finding.kind() == Finding.Kind.COMPILE) {
                    refusedPlain++;
                    continue;
                }
                if (finding.kind() == Finding.Kind.SLOW) {
                    leftToCompiler++;
                    continue;
                }
                if (findings.size() < mostFindings) findings.add(shrink(finding));
            }
        }
        return findings;
    }

    /** Most classes are compiled by the Eclipse compiler, which is quick. */
    public static Variant variant(SplittableRandom random) {
        int chance = random.nextInt(6);
        if (chance == 0) return Variant.MAIN;
        List<Variant> some = Variant.OTHERS.stream()
                .filter(variant -> chance == 1 || variant.ecj())
                .toList();
        return some.get(random.nextInt(some.size()));
    }

    /** Up to which release methods are generated: the Eclipse compiler makes bad code of many newer statements. */
    public static int level(Variant variant) {
        return variant.ecj() ? Math.min(variant.release(), 11) : variant.release();
    }

    private Finding shrink(Finding finding) {
        if (finding.kind() == Finding.Kind.HANG) return finding;
        Checker checker = new Checker(finding.variant(), damage, true);
        return Shrinker.shrink(
                finding, method -> checker.check(List.of(method)).stream().findFirst());
    }
}
