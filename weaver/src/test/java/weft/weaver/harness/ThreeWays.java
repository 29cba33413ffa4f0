package weft.weaver.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.readers.Comparison;
import weft.weaver.readers.Reflections;

/**
 * Each program is written once and run plain, where a method blocks, then woven with nothing suspended, everything
 * suspended and random suspensions; then again with each leaf failing. All must do the same.
 */
public final class ThreeWays {
    private static final int SEEDS = 3;
    private static final int MOST_FAILURES = 12;
    private static final long SECONDS = 20;

    /** One in so many programs is compiled in the ways that are sampled. */
    private static final int SAMPLE = Integer.getInteger("weft.matrix.sample", 8);

    private static final Map<List<Object>, Run.Outcome> ORACLE = new ConcurrentHashMap<>();

    private final Variant variant;
    private final Map<Program, Map<String, byte[]>> compiled;

    private ThreeWays(Variant variant, Map<Program, Map<String, byte[]>> compiled) {
        this.variant = variant;
        this.compiled = compiled;
    }

    /** Returns one test per program and way to compile it. */
    public static Stream<DynamicNode> test(List<Program> programs) {
        List<DynamicNode> variants = new ArrayList<>();
        variants.add(container(Variant.MAIN, programs));
        for (Variant variant : Variant.OTHERS) variants.add(container(variant, programs));
        for (int i = 0; i < Variant.SAMPLED.size(); i++) {
            variants.add(container(Variant.SAMPLED.get(i), sample(programs, i)));
        }
        return variants.stream();
    }

    /** Each of the ways takes other programs. */
    private static List<Program> sample(List<Program> programs, int turn) {
        List<Program> some = new ArrayList<>();
        for (int i = turn % SAMPLE; i < programs.size(); i += SAMPLE) some.add(programs.get(i));
        return some;
    }

    /** Returns one test per program, compiled in the main way only. */
    public static Stream<DynamicNode> testOnce(List<Program> programs) {
        return Stream.of(container(Variant.MAIN, programs));
    }

    private static DynamicContainer container(Variant variant, List<Program> programs) {
        return DynamicContainer.dynamicContainer(variant.label(), tests(variant, programs));
    }

    private static Stream<DynamicTest> tests(Variant variant, List<Program> programs) {
        List<DynamicTest> tests = new ArrayList<>();
        byRelease(variant, programs).forEach((release, some) -> {
            Lazy lazy = new Lazy(variant.at(release), some);
            for (Program program : some) {
                tests.add(
                        DynamicTest.dynamicTest(program.name(), () -> lazy.get().watched(program)));
            }
        });
        if (variant == Variant.MAIN) tests.addAll(skipped(programs));
        return tests.stream();
    }

    /** Programs that this JDK cannot compile, each a test that says so. */
    private static List<DynamicTest> skipped(List<Program> programs) {
        int jdk = Runtime.version().feature();
        List<Program> tooNew =
                programs.stream().filter(program -> program.release() > jdk).toList();
        if (tooNew.isEmpty()) return List.of();
        System.out.println(tooNew.size() + " programs are skipped: they need a newer JDK than " + jdk);
        Counts.skipped(tooNew);
        return tooNew.stream()
                .map(program -> DynamicTest.dynamicTest(
                        program.name(), () -> Assumptions.abort("needs JDK " + program.release())))
                .toList();
    }

    /** Compiles all programs of a release together, when the first one is run. */
    private static final class Lazy {
        private final Variant variant;
        private final List<Program> programs;
        private boolean tried;
        private ThreeWays compiled;

        Lazy(Variant variant, List<Program> programs) {
            this.variant = variant;
            this.programs = programs;
        }

        ThreeWays get() {
            if (!tried) {
                tried = true;
                compiled = compile(variant, programs);
            }
            return Objects.requireNonNull(compiled, "its group was not compiled, see the first failure");
        }
    }

    static ThreeWays compile(Variant variant, List<Program> programs) {
        return new ThreeWays(variant, classFilesOf(variant, programs));
    }

    /** Returns the class files of all programs that this JDK can compile, by class name, compiled in the main way. */
    public static Map<Program, Map<String, byte[]>> classFiles(List<Program> programs) {
        return classFiles(Variant.MAIN, programs);
    }

    /** Returns the class files of the programs that this JDK can compile in a way, by class name. */
    public static Map<Program, Map<String, byte[]>> classFiles(Variant variant, List<Program> programs) {
        Map<Program, Map<String, byte[]>> all = new LinkedHashMap<>();
        byRelease(variant, programs).forEach((release, some) -> all.putAll(classFilesOf(variant.at(release), some)));
        return all;
    }

    private static Map<Integer, List<Program>> byRelease(Variant variant, List<Program> programs) {
        Map<Integer, List<Program>> byRelease = new TreeMap<>();
        for (Program program : programs) {
            if (variant.ecj() && program.has("javac")) continue;
            int release = variant.releaseFor(program.release());
            if (release > 0)
                byRelease.computeIfAbsent(release, r -> new ArrayList<>()).add(program);
        }
        return byRelease;
    }

    private static Map<Program, Map<String, byte[]>> classFilesOf(Variant variant, List<Program> programs) {
        Map<String, String> sources = new LinkedHashMap<>();
        Map<String, Program> owners = new HashMap<>();
        for (Program program : programs) {
            program.sources().forEach((file, text) -> {
                if (sources.put(file, text) != null) throw new AssertionError("two programs have a file " + file);
                owners.put(file.replace(".java", "").replace('/', '.'), program);
            });
        }
        Map<Program, Map<String, byte[]>> compiled = new IdentityHashMap<>();
        Compiler.compile(variant, sources).forEach((name, bytes) -> {
            int nested = name.indexOf('$');
            Program owner = owners.get(nested < 0 ? name : name.substring(0, nested));
            compiled.computeIfAbsent(owner, o -> new HashMap<>()).put(name, bytes);
        });
        return compiled;
    }

    /** Runs the check on a thread of its own, so that a woven program that hangs fails with its stack. */
    private void watched(Program program) throws Throwable {
        Thread[] worker = new Thread[1];
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> worker[0] = daemon(task));
        try {
            executor.submit(() -> check(program)).get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause();
        } catch (TimeoutException hanging) {
            AssertionError failure = new AssertionError(program.name() + " hangs");
            failure.setStackTrace(worker[0].getStackTrace());
            throw failure;
        } finally {
            executor.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "program");
        thread.setDaemon(true);
        return thread;
    }

    void check(Program program) {
        Map<String, byte[]> woven = weave(compiled.get(program));
        if (variant.isMain()) reflect(program, woven);
        for (Run run : allRuns(program)) compare(program, woven, run);
        if (program.has("nofail")) return;
        int leaves = oracle(program, 0).leaves();
        for (int n = 1; n <= Math.min(leaves, MOST_FAILURES); n++) {
            for (Run run : failingRuns(program, n)) compare(program, woven, run.failing(n));
        }
    }

    /** Reflection reads the woven classes as it reads the plain ones. */
    private void reflect(Program program, Map<String, byte[]> woven) {
        Map<String, byte[]> plain = compiled.get(program);
        List<String> differences = new ArrayList<>();
        ClassLoader before = World.plain(plain);
        ClassLoader after = World.woven(woven);
        for (String name : plain.keySet()) {
            differences.addAll(Reflections.differences(loaded(before, name), loaded(after, name)));
        }
        assertThat(differences).isEmpty();
    }

    private static Class<?> loaded(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private List<Run> allRuns(Program program) {
        long seed = program.name().hashCode() * 31L;
        List<Run> runs = new ArrayList<>(List.of(Run.READY, Run.SUSPENDED, Run.random(seed)));
        if (!variant.isMain()) return runs;
        for (int i = 1; i < SEEDS; i++) runs.add(Run.random(seed + i));
        if (!program.has("loop")) runs.add(Run.WITHOUT_LOOP);
        return runs;
    }

    /** The other variants share the work: each fails another part of the leaves. */
    private List<Run> failingRuns(Program program, int leaf) {
        if (variant.isMain())
            return List.of(Run.READY, Run.SUSPENDED, Run.random(program.name().hashCode() + leaf));
        int turn = leaf + variant.label().hashCode();
        if ((turn & 1) != 0) return List.of();
        return List.of((turn & 2) != 0 ? Run.READY : Run.SUSPENDED);
    }

    private void compare(Program program, Map<String, byte[]> woven, Run run) {
        Counts.run(variant, program, run);
        Run.Outcome actual = run.in(World.woven(woven), program.mainClass());
        assertThat(actual.text())
                .as(() -> variant.label() + ", " + run.label() + stack(actual.thrown()))
                .isEqualTo(oracle(program, run.failAt()).text());
    }

    /** What the plain twin does; the same for all ways to compile it. */
    private Run.Outcome oracle(Program program, int failAt) {
        return ORACLE.computeIfAbsent(List.of(program, failAt), key -> {
            Run.Outcome plain = Run.READY.failing(failAt).in(World.plain(compiled.get(program)), program.mainClass());
            assertThat(plain.thrown() instanceof LinkageError)
                    .as(() -> "the plain twin is broken" + stack(plain.thrown()))
                    .isFalse();
            return plain;
        });
    }

    private static String stack(Throwable thrown) {
        if (thrown == null) return "";
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return "\n" + text;
    }

    private Map<String, byte[]> weave(Map<String, byte[]> plain) {
        return weave(variant, plain);
    }

    static Map<String, byte[]> weave(Variant variant, Map<String, byte[]> plain) {
        Map<String, byte[]> woven = new HashMap<>();
        boolean changed = false;
        for (var entry : plain.entrySet()) changed |= weave(variant, entry.getKey(), entry.getValue(), woven);
        assertThat(changed).as("something was woven").isTrue();
        String detached = "weft.weaver.probe.Detached";
        weave(variant, detached, World.probe(detached), woven);
        if (variant.coverage() == Coverage.AFTER_WEAVING) woven.replaceAll(Coverage::instrument);
        return woven;
    }

    static boolean weave(Variant variant, String name, byte[] classFile, Map<String, byte[]> all) {
        Woven woven = new Weaver(Checks.CLASS_FILE, variant.keepLocals()).weave(classFile);
        assertThat(woven.failed()).as(() -> name + ": " + woven.diagnostics()).isFalse();
        assertThat(Weaver.mistakes(classFile)).as("a false warning").isEmpty();
        if (!name.contains("ReturnNull"))
            assertThat(Weaver.mistakes(woven.classFile())).as("a false error").isEmpty();
        if (woven.changed()) {
            assertThat(Comparison.of(classFile, woven).unexplained()).as(name).isEmpty();
        }
        all.put(name, woven.classFile());
        woven.machines().forEach((machine, bytes) -> all.put(machine.replace('/', '.'), bytes));
        return woven.changed();
    }

    /** Runs a program plain only: for looking at it. */
    Run.Outcome plain(Program program) {
        return oracle(program, 0);
    }
}
