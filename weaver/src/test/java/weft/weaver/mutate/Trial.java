package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.objectweb.asm.LimitExceededException;
import org.objectweb.asm.MethodTooLargeException;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.fuzz.Finding.Kind;
import weft.weaver.harness.Coverage;
import weft.weaver.harness.Loaded;
import weft.weaver.harness.Run;
import weft.weaver.harness.Watch;
import weft.weaver.mutate.Mutator.Id;
import weft.weaver.mutate.Subject.Entry;

/** One mutant: runs the original plain, the mutant plain, and the mutant woven. */
final class Trial {
    private static final long SECONDS = 120;
    private static final int FAILURES = 2;

    /** Refusals that are bugs, whatever is refused. */
    private static final List<String> NEVER = List.of("bug in Weft", "damaged");

    private final Subject subject;
    private final Mutant mutant;
    private final UnaryOperator<byte[]> damage;
    private final Tally tally;
    private final Mutator mutator;
    private final List<MutantFinding> findings = new ArrayList<>();
    private final Watch watch = new Watch(SECONDS);
    private volatile Entry current;

    private Trial(Subject subject, Mutant mutant, UnaryOperator<byte[]> damage, Tally tally) {
        this.subject = subject;
        this.mutant = mutant;
        this.damage = damage;
        this.tally = tally;
        this.mutator = new Mutator(subject.program(), mutant);
    }

    /**
     * Returns what is wrong; a woven method that hangs is a finding.
     *
     * @param damage what is done to each woven class file: nothing, but where a test plants a defect
     */
    static List<MutantFinding> of(Subject subject, Mutant mutant, UnaryOperator<byte[]> damage, Tally tally) {
        Trial trial = new Trial(subject, mutant, damage, tally);
        try {
            return trial.watch.run(trial::run);
        } catch (Watch.StuckException stuck) {
            String stack = List.of(stuck.getStackTrace()).toString();
            return List.of(trial.finding(Kind.HANG, "?", trial.current, "an end", stack));
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the trial is broken: " + subject.label() + ", " + mutant, broken);
        }
    }

    private List<MutantFinding> run() {
        if (Loaded.plain(subject.program()).link().isPresent()
                || refusal(List.of()).isPresent()) {
            tally.leftOut++;
            return findings;
        }
        List<Id> methods = new ArrayList<>(mutator.methods());
        tally.methods += methods.size();
        for (Id bad : isolate(methods, some -> unverified(some).isPresent())) {
            String message = unverified(List.of(bad)).orElseThrow();
            Tally.count(tally.unverified, message);
            tally.example(message, finding(Kind.PLAIN, bad.toString(), entryOf(bad), "a class that links", message));
            methods.remove(bad);
        }
        for (Id bad : isolate(methods, some -> refusal(some).isPresent())) {
            refused(bad, refusal(List.of(bad)).orElseThrow());
            methods.remove(bad);
        }
        for (Id bad : isolate(methods, some -> woven(some).link().isPresent())) {
            String message = woven(List.of(bad)).link().orElseThrow().toString();
            findings.add(finding(Kind.LINK, bad.toString(), entryOf(bad), "a class that links", message));
            methods.remove(bad);
        }
        compareAll(methods);
        return findings;
    }

    /** Returns the methods that are bad by themselves. */
    private static List<Id> isolate(List<Id> methods, Predicate<List<Id>> isBad) {
        if (methods.isEmpty() || !isBad.test(methods)) return List.of();
        if (methods.size() == 1) return List.copyOf(methods);
        int half = methods.size() / 2;
        List<Id> bad = new ArrayList<>(isolate(methods.subList(0, half), isBad));
        bad.addAll(isolate(methods.subList(half, methods.size()), isBad));
        return bad;
    }

    private Loaded plain(List<Id> methods) {
        return Loaded.plain(mutator.with(methods));
    }

    private Optional<String> unverified(List<Id> methods) {
        try {
            return plain(methods).link().map(LinkageError::getMessage);
        } catch (LimitExceededException | MethodTooLargeException tooLarge) {
            return Optional.of("too large for ASM, or for a class file");
        }
    }

    private Optional<Diagnostic> refusal(List<Id> methods) {
        for (byte[] classFile : mutator.with(methods).values()) {
            for (Diagnostic diagnostic : weave(classFile).diagnostics()) {
                if (diagnostic.isError()) return Optional.of(diagnostic);
            }
        }
        return Optional.empty();
    }

    private Loaded woven(List<Id> methods) {
        Map<String, byte[]> all = new HashMap<>();
        mutator.with(methods).forEach((name, classFile) -> {
            Woven woven = weave(classFile);
            all.put(name, damage.apply(woven.classFile()));
            woven.machines().forEach((machine, bytes) -> all.put(machine.replace('/', '.'), damage.apply(bytes)));
        });
        if (subject.variant().coverage() == Coverage.AFTER_WEAVING) all.replaceAll(Coverage::instrument);
        return Loaded.woven(all);
    }

    private Woven weave(byte[] classFile) {
        return new Weaver(Checks.CLASS_FILE, subject.variant().keepLocals()).weave(classFile);
    }

    private void refused(Id method, Diagnostic diagnostic) {
        boolean isBug = NEVER.stream().anyMatch(diagnostic.message()::contains);
        boolean isNowhere = diagnostic.line() == 0 && mutator.hasLines(method);
        if (isBug || isNowhere) {
            String expected = isBug ? "woven, or refused with a reason" : "a line";
            findings.add(finding(Kind.WEAVE, method.toString(), entryOf(method), expected, diagnostic.toString()));
        } else {
            Tally.count(tally.refused, diagnostic.message());
            tally.example(
                    diagnostic.message(),
                    finding(Kind.WEAVE, method.toString(), entryOf(method), "woven", diagnostic.toString()));
        }
    }

    private void compareAll(List<Id> methods) {
        Loaded original = Loaded.plain(subject.program());
        Loaded plain = plain(methods);
        Loaded woven = woven(methods);
        for (Entry entry : subject.entries()) {
            current = entry;
            compare(entry, original, plain, woven).ifPresent(findings::add);
        }
    }

    private Optional<MutantFinding> compare(Entry entry, Loaded original, Loaded plain, Loaded woven) {
        List<Run> runs = new ArrayList<>(List.of(Run.READY, Run.SUSPENDED, Run.random(entry.seed())));
        if (!entry.needsLoop()) runs.add(Run.WITHOUT_LOOP);
        String expected = run(original, entry, Run.READY).text();
        int leaves = run(original, entry, Run.READY).leaves();
        Optional<MutantFinding> found = compare(entry, plain, woven, expected, runs, 0);
        if (!entry.fails()) return found;
        SplittableRandom random = new SplittableRandom(entry.seed());
        for (int i = 0; i < Math.min(leaves, FAILURES) && found.isEmpty(); i++) {
            int leaf = 1 + random.nextInt(leaves);
            String failed = run(original, entry, Run.READY.failing(leaf)).text();
            Run run = i == 0 ? Run.random(entry.seed() + leaf) : Run.SUSPENDED;
            found = compare(entry, plain, woven, failed, List.of(run), leaf);
        }
        return found;
    }

    private Optional<MutantFinding> compare(
            Entry entry, Loaded plain, Loaded woven, String expected, List<Run> runs, int leaf) {
        String blocking = run(plain, entry, Run.READY.failing(leaf)).text();
        if (!blocking.equals(expected))
            return Optional.of(finding(Kind.PLAIN, "plain, " + leaf, entry, expected, blocking));
        for (Run each : runs) {
            Run run = each.failing(leaf);
            tally.runs++;
            watch.step();
            String actual = run(woven, entry, run).text();
            if (!actual.equals(expected))
                return Optional.of(finding(Kind.DIFFERENCE, run.label(), entry, expected, actual));
        }
        return Optional.empty();
    }

    private Run.Outcome run(Loaded loaded, Entry entry, Run run) {
        // Generated methods begin with the same values in all fields.
        Loaded fresh = entry.source() == null ? loaded.again() : loaded;
        return fresh.run(subject.mainClass(), entry.name(), run);
    }

    /** The generated method that a method of the class file belongs to: its name is in the other's. */
    private Entry entryOf(Id id) {
        for (Entry entry : subject.entries()) {
            if (id.name().matches("(.*\\$)?" + entry.name() + "(h\\d+)?(\\$.*)?")) return entry;
        }
        return null;
    }

    private MutantFinding finding(Kind kind, String where, Entry entry, String expected, String actual) {
        return new MutantFinding(kind, subject, mutant, where, Optional.ofNullable(entry), expected, actual);
    }
}
