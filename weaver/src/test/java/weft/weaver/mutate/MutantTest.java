package weft.weaver.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.fuzz.Finding.Kind;
import weft.weaver.fuzz.Generator;
import weft.weaver.harness.Variant;

/** Each mutation changes code and keeps its meaning, and what only a mutant shows is found and made small. */
class MutantTest {
    private static final long SEED = 5;
    private static final int METHODS = 6;

    private static final Subject SUBJECT = Subjects.of(
            Variant.MAIN,
            LongStream.range(0, METHODS)
                    .mapToObj(seed -> new Generator().generate(seed, Variant.MAIN.release(), "m" + seed))
                    .toList());

    @TestFactory
    Stream<DynamicTest> everyMutationChangesCodeAndKeepsItsMeaning() {
        byte[] unchanged = main(EnumSet.noneOf(Mutation.class));
        return Stream.of(Mutation.values())
                .map(mutation -> DynamicTest.dynamicTest(mutation.name(), () -> {
                    Tally tally = new Tally();
                    Mutant mutant = new Mutant(SEED, EnumSet.of(mutation));

                    assertThat(Trial.of(SUBJECT, mutant, UnaryOperator.identity(), tally))
                            .isEmpty();

                    assertThat(tally.unverified).isEmpty();
                    assertThat(tally.runs).isGreaterThan(METHODS);
                    assertThat(main(mutant.mutations())).isNotEqualTo(unchanged);
                }));
    }

    @Test
    void aSeedGivesTheSameMutantAgain() {
        Set<Mutation> all = EnumSet.allOf(Mutation.class);

        assertThat(main(all)).isEqualTo(main(all));
    }

    @Test
    void aDefectThatOneMutationShowsIsShrunkToIt() {
        Mutant mutant =
                new Mutant(SEED, EnumSet.of(Mutation.INVERT_JUMPS, Mutation.SWITCH_TO_IFS, Mutation.SHARE_LOCALS));
        List<MutantFinding> findings = Trial.of(SUBJECT, mutant, MutantTest::withBadConstants, new Tally());
        assertThat(findings).isNotEmpty().extracting(MutantFinding::kind).containsOnly(Kind.LINK);

        MutantFinding small = MutantShrinker.shrink(findings.get(0), MutantTest::withBadConstants, 1);

        assertThat(small.mutant().mutations()).containsExactly(Mutation.SWITCH_TO_IFS);
        assertThat(small.subject().entries()).hasSize(1);
        assertThat(small.toString()).contains("mutation seed " + small.mutant().seed() + "L", "generated from seed ");
        assertThat(small.toString().length())
                .isLessThan(findings.get(0).toString().length());
    }

    private static byte[] main(Set<Mutation> mutations) {
        Mutator mutator = new Mutator(SUBJECT.program(), new Mutant(SEED, mutations));
        return mutator.with(mutator.methods()).get("p.Main");
    }

    /** A compiler has other instructions for small numbers; only the keys of a switch that was replaced are such. */
    private static byte[] withBadConstants(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new BadConstants(writer), 0);
        return writer.toByteArray();
    }

    private static final class BadConstants extends ClassVisitor {
        BadConstants(ClassVisitor to) {
            super(Opcodes.ASM9, to);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, thrown)) {
                @Override
                public void visitLdcInsn(Object value) {
                    boolean isSmall = value instanceof Integer number && number == number.shortValue();
                    super.visitLdcInsn(isSmall ? 1.5f : value);
                }
            };
        }
    }
}
