package weft.weaver.returns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Run;
import weft.weaver.harness.Twins;
import weft.weaver.harness.Variant;
import weft.weaver.harness.Watch;
import weft.weaver.returns.Finding.Kind;
import weft.weaver.returns.Layout.Place;

/** Samples that are compiled together, in each row, and run plain and woven. */
final class Batch {
    private static final String HEADER = "public class Main";
    private static final String CLASS = "p.Main$";
    private static final long SECONDS = 60;
    private static final int MOST_FAILURES = 4;

    /** Crashes of compilers, and what ECJ says of code that javac takes. */
    private static final Pattern CRASHES =
            Pattern.compile(Compiler.CRASHED + "|Internal compiler error|Missing code implementation in the compiler");

    /** The class files of a row, as compiled and as woven. */
    private record Classes(Map<String, byte[]> compiled, Map<String, byte[]> woven, Twins twins) {}

    private final List<Sample> samples;
    private final Tally tally;
    private final Consumer<Finding> findings;
    private final Map<String, byte[]> plain;
    private final Map<List<Object>, Run.Outcome> expected = new ConcurrentHashMap<>();
    private final Watch watch = new Watch(SECONDS);

    private volatile Sample current;

    Batch(List<Sample> samples, Tally tally, Consumer<Finding> findings) {
        this.samples = samples;
        this.tally = tally;
        this.findings = findings;
        this.plain = compilePlain(Variant.MAIN, samples);
        tally.add(samples);
    }

    private static Map<String, byte[]> compilePlain(Variant row, List<Sample> samples) {
        StringBuilder members = new StringBuilder(Members.PLAIN);
        for (Sample sample : samples) members.append(sample.plain()).append('\n');
        return Twins.compile(row, HEADER, members.toString());
    }

    private static Map<String, byte[]> compileSource(Variant row, List<Sample> samples) {
        StringBuilder members = new StringBuilder(Members.WOVEN);
        for (Sample sample : samples) members.append(sample.layout().text()).append('\n');
        return Twins.compile(row, HEADER, members.toString());
    }

    /**
     * Checks all in one row; a woven method that hangs is a finding. Returns whether it has ended; if not, the thread
     * goes on, and nothing else can be tried.
     */
    boolean check(Variant row) {
        try {
            watch.run(() -> {
                check(row, samples);
                return null;
            });
            return true;
        } catch (Watch.StuckException stuck) {
            Sample sample = current == null ? samples.get(0) : current;
            String stack = List.of(stuck.getStackTrace()).toString();
            findings.accept(new Finding(Kind.HANG, sample, row, "", "an end", stack));
            return false;
        } catch (ExecutionException broken) {
            String where = current == null ? "" : " at seed " + current.seed() + "L";
            throw new IllegalStateException("the check is broken" + where + ", " + row.label(), broken);
        }
    }

    private void check(Variant row, List<Sample> some) {
        watch.step();
        Map<String, byte[]> compiled;
        try {
            compiled = compileSource(row, some);
        } catch (AssertionError error) {
            if (some.size() > 1) {
                check(row, some.subList(0, some.size() / 2));
                check(row, some.subList(some.size() / 2, some.size()));
            } else if (row.ecj() || CRASHES.matcher(error.getMessage()).find()) {
                tally.leftOut(row, 1);
            } else {
                throw error;
            }
            return;
        }
        Map<String, byte[]> woven = new HashMap<>();
        Map<String, List<Diagnostic>> errors = weave(compiled, woven);
        Classes classes = new Classes(compiled, woven, Twins.of(plain, woven));
        int line = Members.linesBefore() + 1;
        for (Sample sample : some) {
            current = sample;
            check(row, sample, line, errors.getOrDefault(sample.name(), List.of()), classes);
            line += sample.layout().lines();
        }
    }

    /** Weaves each class by itself, and returns the errors by sample. */
    private static Map<String, List<Diagnostic>> weave(Map<String, byte[]> compiled, Map<String, byte[]> all) {
        Map<String, List<Diagnostic>> errors = new HashMap<>();
        Weaver weaver = new Weaver(Checks.CLASS_FILE);
        compiled.forEach((name, classFile) -> {
            Woven woven = weaver.weave(classFile);
            all.put(name, woven.classFile());
            woven.machines().forEach((machine, bytes) -> all.put(machine.replace('/', '.'), bytes));
            if (woven.failed()) errors.put(name.replace(CLASS, ""), woven.diagnostics());
        });
        return errors;
    }

    private void check(Variant row, Sample sample, int line, List<Diagnostic> errors, Classes classes) {
        String fault = MonitorBalance.faultOf(classes.woven.get(CLASS + sample.name()));
        if (!errors.isEmpty()) {
            if (!links(classes.compiled, sample)) {
                tally.leftOut(row, 1);
            } else if (checkErrors(row, sample, line - 1, errors)) {
                tally.refused(row);
            }
        } else if (mustBeRefused(sample)) {
            findings.accept(new Finding(Kind.DIAGNOSTIC, sample, row, "", "an error " + places(sample), "no error"));
        } else if (fault != null) {
            findings.accept(new Finding(Kind.MONITOR, sample, row, "", "monitors in pairs", fault));
        } else {
            checkRuns(row, sample, classes.compiled, classes.twins);
        }
    }

    private static boolean mustBeRefused(Sample sample) {
        return sample.layout().places().stream().anyMatch(place -> place.mark() != Marks.MAYBE);
    }

    private static String places(Sample sample) {
        return "at one of the lines " + sample.layout().places();
    }

    private boolean checkErrors(Variant row, Sample sample, int before, List<Diagnostic> errors) {
        List<Place> places = sample.layout().places();
        if (places.isEmpty()) {
            findings.accept(new Finding(Kind.REFUSED, sample, row, "", "no error", errors.toString()));
            return false;
        }
        for (Diagnostic error : errors) {
            int line = error.line() - before;
            boolean helps = error.message().contains("weft.sync.Lock")
                    || error.message().contains("value(await(");
            boolean there = Rows.hasLines(row) ? places.stream().anyMatch(place -> place.has(line)) : error.line() == 0;
            if (helps && there) continue;
            findings.accept(new Finding(
                    Kind.DIAGNOSTIC, sample, row, "", "a remedy, " + places(sample), "line " + line + ", " + error));
            return false;
        }
        return allAwaitsAreFound(row, sample, before, errors);
    }

    /** Each await that is written under a monitor has an error of its own. */
    private boolean allAwaitsAreFound(Variant row, Sample sample, int before, List<Diagnostic> errors) {
        if (!Rows.hasLines(row)) return true;
        for (Place place : sample.layout().places()) {
            if (place.mark() != Marks.AWAIT) continue;
            if (errors.stream().anyMatch(error -> place.has(error.line() - before))) continue;
            findings.accept(new Finding(Kind.DIAGNOSTIC, sample, row, "", "an error at " + place, errors.toString()));
            return false;
        }
        return true;
    }

    private void checkRuns(Variant row, Sample sample, Map<String, byte[]> compiled, Twins twins) {
        List<Run> runs = new ArrayList<>(List.of(Run.READY, Run.SUSPENDED, Run.random(sample.seed())));
        int leaves = expected(twins, sample, 0).leaves();
        for (int i = 0; i < Math.min(leaves, MOST_FAILURES); i++) {
            // Spread over all leaves.
            int leaf = 1 + i * leaves / Math.min(leaves, MOST_FAILURES);
            runs.add((i % 2 == 0 ? Run.SUSPENDED : Run.READY).failing(leaf));
        }
        for (Run run : runs) {
            tally.ran(row);
            watch.step();
            Run.Outcome outcome = twins.woven(CLASS + sample.name(), "box", run);
            String right = expected(twins, sample, run.failAt()).text();
            if (outcome.text().equals(right)) continue;
            if (isCompilersMistake(row, sample, compiled, run.failAt(), right)) {
                tally.leftOut(row, 1);
                return;
            }
            boolean unlinked = outcome.thrown() instanceof LinkageError;
            String actual = outcome.text() + (unlinked ? outcome.thrown().getMessage() : "");
            findings.accept(
                    new Finding(unlinked ? Kind.LINK : Kind.DIFFERENCE, sample, row, run.label(), right, actual));
            return;
        }
    }

    private Run.Outcome expected(Twins twins, Sample sample, int failAt) {
        return expected.computeIfAbsent(List.of(sample.name(), failAt), key -> {
            Run.Outcome outcome = twins.plain(CLASS + sample.name(), "box", failAt);
            if (outcome.thrown() instanceof LinkageError || outcome.text().contains("Error"))
                throw new AssertionError("the plain text is broken: " + sample.plain(), outcome.thrown());
            return outcome;
        });
    }

    private static boolean links(Map<String, byte[]> compiled, Sample sample) {
        Twins unwoven = Twins.of(compiled, Map.of());
        return !(unwoven.plain(CLASS + sample.name(), "box", 0).thrown() instanceof LinkageError);
    }

    /** Some compilers make bad code of correct source: then the plain text is wrong by them, too. */
    private static boolean isCompilersMistake(
            Variant row, Sample sample, Map<String, byte[]> compiled, int failAt, String right) {
        if (!links(compiled, sample)) return true;
        Twins other = Twins.of(compilePlain(row, List.of(sample)), Map.of());
        return !other.plain(CLASS + sample.name(), "box", failAt).text().equals(right);
    }
}
