package weft.weaver.returns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/** Class files of which nobody can tell what their source meant. */
class TwoReadingsTest {
    private static final String COROUTINE = "()Lweft/Coroutine;";
    private static final int LINE = 7;

    @Test
    @DisplayName("one load of a parked value and of another one is an error with the line and the remedy")
    void parkedAndOther() {
        byte[] classFile = bell();

        Woven woven = new Weaver().weave(classFile);

        assertThat(woven.classFile()).isSameAs(classFile);
        assertThat(woven.diagnostics())
                .singleElement()
                .asString()
                .startsWith("Bell.java:" + LINE + ": error: ")
                .contains("return value(await(");
    }

    /**
     * {@code if (b) { r = ask(); count(); return r; } try { return call(); } finally { count(); }} with both ends
     * merged by a shrinker; or one variable of the user's. There is no variable table.
     */
    private static byte[] bell() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(Opcodes.V17, Opcodes.ACC_ABSTRACT, "Bell", null, "java/lang/Object", null);
        writer.visitSource("Bell.java", null);
        int access = Opcodes.ACC_STATIC;
        MethodVisitor m = writer.visitMethod(access, "ring", "(Z)Lweft/Coroutine;", null, null);
        m.visitAnnotation("Lweft/annotations/Async;", true).visitEnd();
        Label begin = new Label();
        Label from = new Label();
        Label to = new Label();
        Label handler = new Label();
        Label other = new Label();
        Label end = new Label();
        m.visitTryCatchBlock(from, to, handler, null);
        m.visitLabel(begin);
        m.visitLineNumber(LINE, begin);
        m.visitVarInsn(Opcodes.ILOAD, 0);
        m.visitJumpInsn(Opcodes.IFNE, other);
        m.visitLabel(from);
        m.visitMethodInsn(Opcodes.INVOKESTATIC, "Bell", "call", COROUTINE, false);
        m.visitVarInsn(Opcodes.ASTORE, 1);
        m.visitLabel(to);
        m.visitJumpInsn(Opcodes.GOTO, end);
        m.visitLabel(other);
        m.visitMethodInsn(Opcodes.INVOKESTATIC, "Bell", "ask", COROUTINE, false);
        m.visitVarInsn(Opcodes.ASTORE, 1);
        m.visitLabel(end);
        m.visitMethodInsn(Opcodes.INVOKESTATIC, "Bell", "count", "()V", false);
        m.visitVarInsn(Opcodes.ALOAD, 1);
        m.visitInsn(Opcodes.ARETURN);
        m.visitLabel(handler);
        m.visitVarInsn(Opcodes.ASTORE, 2);
        m.visitMethodInsn(Opcodes.INVOKESTATIC, "Bell", "count", "()V", false);
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitInsn(Opcodes.ATHROW);
        m.visitMaxs(0, 0);
        for (String name : new String[] {"call", "ask"}) {
            writer.visitMethod(access | Opcodes.ACC_NATIVE, name, COROUTINE, null, null);
        }
        writer.visitMethod(access | Opcodes.ACC_NATIVE, "count", "()V", null, null);
        return writer.toByteArray();
    }
}
