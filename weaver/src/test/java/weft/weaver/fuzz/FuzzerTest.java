package weft.weaver.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.harness.Variant;

/** The fuzzer finds planted defects, and makes what shows them small. */
class FuzzerTest {
    private static final long SEED = 11;
    private static final int METHODS = 400;
    private static final int A_FEW_LINES = 8;

    @Test
    void aLostLongIsFoundAndShrunk() {
        List<Finding> findings = new Fuzzer(FuzzerTest::withoutFirstLong, 1).run(SEED, METHODS);

        assertThat(findings).hasSize(1);
        Finding finding = findings.get(0);
        assertThat(finding.kind()).isEqualTo(Finding.Kind.DIFFERENCE);
        assertThat(finding.expected()).isNotEqualTo(finding.actual());
        assertThat(finding.method().indented().lines().count())
                .as(finding::toString)
                .isLessThanOrEqualTo(A_FEW_LINES);
        assertThat(finding.method().indented()).contains("await(");
        assertThat(finding.toString()).contains("seed " + finding.method().seed() + "L", "suspended");
    }

    @Test
    void aClassThatDoesNotVerifyIsFoundAndShrunk() {
        List<Finding> findings = new Fuzzer(FuzzerTest::withBadState, 1).run(SEED, METHODS);

        assertThat(findings).extracting(Finding::kind).containsExactly(Finding.Kind.LINK);
        assertThat(findings.get(0).method().indented().lines().count()).isLessThanOrEqualTo(A_FEW_LINES);
    }

    @Test
    void nothingIsFoundInTheSameMethodsWithoutADefect() {
        assertThat(new Fuzzer(UnaryOperator.identity(), 1).run(SEED, 100)).isEmpty();
    }

    @Test
    void whatTheEclipseCompilerCannotCompileIsLeftOut() {
        Variant variant =
                Variant.OTHERS.stream().filter(Variant::ecj).findFirst().orElseThrow();
        Method method = new Generator().generate(-7703758061580740572L, 8, "m0");

        List<Finding> findings = new Checker(variant, UnaryOperator.identity(), false).check(List.of(method));

        assertThat(findings).extracting(Finding::kind).containsExactly(Finding.Kind.PLAIN);
        assertThat(findings.get(0).actual()).contains("Missing code implementation in the compiler");
    }

    /** The weaver says so, and the JVM agrees. */
    @Test
    void whatTheEclipseCompilerMakesBadCodeOfIsLeftOut() {
        Variant variant = Variant.OTHERS.stream()
                .filter(each -> each.ecj() && each.release() == 11)
                .findFirst()
                .orElseThrow();
        Method method = new Generator().generate(7172062158822420954L, 11, "m0");

        List<Finding> findings = new Checker(variant, UnaryOperator.identity(), false).check(List.of(method));

        assertThat(findings).extracting(Finding::kind).containsExactly(Finding.Kind.PLAIN);
        assertThat(findings.get(0).actual()).contains("the JVM's verifier would not take it even unwoven");
    }

    /** The first long of a machine is never saved. */
    private static byte[] withoutFirstLong(byte[] classFile) {
        return damage(classFile, (method, name) -> {
            if (!name.equals("l0")) return false;
            method.visitInsn(Opcodes.POP2);
            method.visitInsn(Opcodes.POP);
            return true;
        });
    }

    /** One int of a machine is saved from the wrong operand. */
    private static byte[] withBadState(byte[] classFile) {
        return damage(classFile, (method, name) -> {
            if (name.equals("l0")) method.visitInsn(Opcodes.POP2);
            return false;
        });
    }

    private interface Planted {
        /** Returns whether it stands for the instruction. */
        boolean instead(MethodVisitor method, String field);
    }

    private static byte[] damage(byte[] classFile, Planted planted) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                MethodVisitor to = super.visitMethod(access, name, descriptor, signature, thrown);
                                // Only a body saves; the stub fills fields, too.
                                return descriptor.contains("$weft$") ? new Planter(to, planted) : to;
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    private static final class Planter extends MethodVisitor {
        private final Planted planted;

        Planter(MethodVisitor to, Planted planted) {
            super(Opcodes.ASM9, to);
            this.planted = planted;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            boolean saves = opcode == Opcodes.PUTFIELD && owner.contains("$weft$");
            if (saves && planted.instead(mv, name)) return;
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }
    }
}
