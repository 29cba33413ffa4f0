package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import weft.weaver.fuzz.Fuzzer;
import weft.weaver.fuzz.Generator;
import weft.weaver.fuzz.Method;
import weft.weaver.harness.Matrix;
import weft.weaver.harness.Program;
import weft.weaver.harness.ThreeWays;
import weft.weaver.harness.Twins;
import weft.weaver.harness.Variant;
import weft.weaver.mutate.Subject.Entry;

/** The programs that are changed: those of the first fuzzer, and those of the matrix. */
final class Subjects {
    private static final int METHODS_PER_CLASS = 20;

    private final Generator generator = new Generator();
    private final List<Program> programs = Matrix.programs();

    /** Compiles generated methods; none where the compiler fails. */
    List<Subject> generated(SplittableRandom random) {
        Variant variant = Fuzzer.variant(random);
        List<Method> methods = new ArrayList<>();
        for (int i = 0; i < METHODS_PER_CLASS; i++)
            methods.add(generator.generate(random.nextLong(), Fuzzer.level(variant), "m" + i));
        try {
            return List.of(of(variant, methods));
        } catch (AssertionError crashed) {
            return List.of();
        }
    }

    static Subject of(Variant variant, List<Method> methods) {
        String members = methods.stream().map(m -> m.source().toString()).collect(Collectors.joining());
        Map<String, byte[]> program = Twins.compile(variant, Method.CLASS, Method.members(variant.release()) + members);
        return new Subject(
                methods.size() + " generated methods",
                variant,
                program,
                "p.Main",
                methods.stream()
                        .map(method -> new Entry(method.name(), method.seed(), method.needsLoop(), true, method))
                        .toList());
    }

    /** Compiles a program of the matrix; none if it is not compiled in that way, or the compiler fails. */
    List<Subject> ofMatrix(SplittableRandom random) {
        Variant variant = Fuzzer.variant(random);
        Program program = programs.get(random.nextInt(programs.size()));
        List<Subject> subjects = new ArrayList<>();
        ThreeWays.classFiles(variant, List.of(program)).forEach((same, classFiles) -> {
            Entry box = new Entry("box", random.nextLong(), program.has("loop"), !program.has("nofail"), null);
            subjects.add(new Subject(program.name(), variant, classFiles, program.mainClass(), List.of(box)));
        });
        return subjects;
    }
}
