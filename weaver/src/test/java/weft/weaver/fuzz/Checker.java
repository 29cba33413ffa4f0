package weft.weaver.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import weft.weaver.fuzz.Finding.Kind;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Run;
import weft.weaver.harness.Twins;
import weft.weaver.harness.Variant;
import weft.weaver.harness.Watch;

/** Compiles methods together in one way, and runs each plain and woven. */
final class Checker {
    /** For one compilation, or one run of a method. */
    private static final long SECONDS = 120;

    private static final int MOST_FAILURES = 10;

    /** The last is what the Eclipse compiler says of {@code null != (Object) 1L}. */
    private static final Pattern CRASHES =
            Pattern.compile(Compiler.CRASHED + "|Internal compiler error|Missing code implementation in the compiler");

    /** How many runs of woven methods were compared. */
    static int runs;

    private final Variant variant;
    private final UnaryOperator<byte[]> damage;

    /** Whether every leaf is made to fail in every run, and not one or two by chance. */
    private final boolean thorough;

    private final Watch watch = new Watch(SECONDS);

    private volatile Method current;

    Checker(Variant variant, UnaryOperator<byte[]> damage, boolean thorough) {
        this.variant = variant;
        this.damage = damage;
        this.thorough = thorough;
    }

    /** Returns what is wrong; a woven method that hangs is a finding. */
    List<Finding> check(List<Method> methods) {
        try {
            return watch.run(() -> checkAll(methods));
        } catch (Watch.StuckException stuck) {
            Kind kind = stuck.isInCompiler() ? Kind.SLOW : Kind.HANG;
            Method method = current == null ? methods.get(0) : current;
            String stack = List.of(stuck.getStackTrace()).toString();
            return List.of(finding(kind, method, "", "an end", stack));
        } catch (ExecutionException broken) {
            throw new IllegalStateException(
                    "the checker is broken at seed " + (current == null ? "?" : current.seed() + "L"), broken);
        }
    }

    private List<Finding> checkAll(List<Method> methods) {
        watch.step();
        Twins twins;
        try {
            String members = methods.stream().map(m -> m.source().toString()).collect(Collectors.joining());
            Map<String, byte[]> compiled =
                    Twins.compile(variant, Method.CLASS, Method.members(variant.release()) + members);
            try {
                twins = Twins.of(compiled, variant, damage);
            } catch (AssertionError refused) {
                // Left without an async method by the shrinker.
                if (refused.getMessage().contains("something was woven")) return List.of();
                boolean links = Twins.links(compiled, methods.get(0).name());
                return oneByOne(methods, links ? Kind.WEAVE : Kind.PLAIN, "woven", refused.toString());
            }
        } catch (AssertionError error) {
            boolean crashed = CRASHES.matcher(error.getMessage()).find();
            return oneByOne(methods, crashed ? Kind.PLAIN : Kind.COMPILE, "compiled", error.getMessage());
        }
        List<Finding> findings = new ArrayList<>();
        for (Method method : methods) {
            current = method;
            Optional<Finding> finding = check(twins, method);
            // A class that does not link is found at its first method, whichever is the bad one.
            if (finding.isPresent() && finding.get().kind().ordinal() < Kind.DIFFERENCE.ordinal() && methods.size() > 1)
                return oneByOne(methods, finding.get().kind(), "", "");
            finding.ifPresent(findings::add);
        }
        return findings;
    }

    private List<Finding> oneByOne(List<Method> methods, Kind kind, String expected, String actual) {
        if (methods.size() == 1) return List.of(finding(kind, methods.get(0), "", expected, actual));
        int half = methods.size() / 2;
        List<Finding> findings = new ArrayList<>(checkAll(methods.subList(0, half)));
        findings.addAll(checkAll(methods.subList(half, methods.size())));
        return findings;
    }

    private Optional<Finding> check(Twins twins, Method method) {
        Run.Outcome plain = twins.plain(method.name(), 0);
        if (plain.thrown() instanceof LinkageError) {
            return Optional.of(finding(Kind.PLAIN, method, "", "a class that links", plain.text()));
        }
        List<Run> runs = new ArrayList<>(List.of(Run.READY, Run.SUSPENDED, Run.random(method.seed())));
        if (!method.needsLoop()) runs.add(Run.WITHOUT_LOOP);
        for (Run run : runs) {
            Optional<Finding> finding = compare(twins, method, run, plain);
            if (finding.isPresent()) return finding;
        }
        return checkFailing(twins, method, plain.leaves());
    }

    private Optional<Finding> checkFailing(Twins twins, Method method, int leaves) {
        SplittableRandom random = new SplittableRandom(method.seed());
        for (int i = 1; i <= Math.min(leaves, thorough ? MOST_FAILURES : 2); i++) {
            int leaf = thorough ? i : 1 + random.nextInt(leaves);
            Run.Outcome plain = twins.plain(method.name(), leaf);
            List<Run> runs = List.of(Run.random(method.seed() + i), Run.SUSPENDED, Run.READY);
            for (Run run : thorough ? runs : runs.subList(0, i)) {
                Optional<Finding> finding = compare(twins, method, run.failing(leaf), plain);
                if (finding.isPresent()) return finding;
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> compare(Twins twins, Method method, Run run, Run.Outcome plain) {
        runs++;
        watch.step();
        Run.Outcome woven = twins.woven(method.name(), run);
        if (woven.text().equals(plain.text())) return Optional.empty();
        boolean unlinked = woven.thrown() instanceof LinkageError;
        Kind kind = unlinked ? Kind.LINK : Kind.DIFFERENCE;
        String actual = unlinked ? woven.text() + " " + woven.thrown().getMessage() : woven.text();
        return Optional.of(finding(kind, method, run.label(), plain.text(), actual));
    }

    private Finding finding(Kind kind, Method method, String run, String expected, String actual) {
        return new Finding(kind, method, variant, run, expected, actual);
    }
}
