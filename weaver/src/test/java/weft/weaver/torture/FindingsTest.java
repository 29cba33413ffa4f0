package weft.weaver.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/** What the torture of real libraries found, each as small as it gets. */
class FindingsTest {
    private static final String STRING = "java/lang/String";
    private static final String BUILDER = "java/lang/StringBuilder";

    /** ASM replaces unreachable code by nop and athrow with a frame without locals; groovyc leaves much of it. */
    @Test
    void awaitInUnreachableCodeWhoseFrameHasNoThis() {
        Woven woven = weave(method -> {
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitInsn(Opcodes.ARETURN);
            method.visitFrame(Opcodes.F_NEW, 0, null, 1, new Object[] {"java/lang/Throwable"});
            await(method);
            method.visitInsn(Opcodes.ATHROW);
        });

        links(woven);
    }

    /** groovyc copies the new object below its argument; an await right behind the new was a failure of the check. */
    @Test
    void newObjectThatIsMovedBelowItsArgument() {
        Woven woven = weave(method -> {
            method.visitLdcInsn("");
            method.visitTypeInsn(Opcodes.NEW, BUILDER);
            await(method);
            method.visitInsn(Opcodes.DUP_X1);
            method.visitInsn(Opcodes.SWAP);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "(L" + STRING + ";)V", false);
            method.visitInsn(Opcodes.POP);
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitInsn(Opcodes.ARETURN);
        });

        links(woven);
    }

    /** Tomcat has one; the JVM checks the flags of newer versions more strictly. */
    @Test
    void oldPackageInfoIsRaised() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_INTERFACE, "p/package-info", null, "java/lang/Object", null);
        writer.visitEnd();
        byte[] raised = RaisedClass.raise(writer.toByteArray(), getClass().getClassLoader());

        ClassFiles classes =
                new ClassFiles(Map.of("p/package-info", raised), getClass().getClassLoader());
        assertThat(classes.link("p/package-info")).isNull();
    }

    private static void links(Woven woven) {
        assertThat(woven.diagnostics()).isEmpty();
        Map<String, byte[]> classFiles = new HashMap<>(woven.machines());
        classFiles.put(woven.className(), woven.classFile());
        ClassFiles classes = new ClassFiles(classFiles, FindingsTest.class.getClassLoader());
        assertThat(classFiles.keySet())
                .allSatisfy(name -> assertThat(classes.link(name)).isNull());
    }

    private static void await(MethodVisitor method) {
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC, "weft/Asyncio", "await", "(Lweft/Awaitable;)Ljava/lang/Object;", false);
        method.visitInsn(Opcodes.POP);
    }

    private static Woven weave(Consumer<MethodVisitor> code) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "Found", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(0, "m", "()Lweft/Coroutine;", null, null);
        method.visitAnnotation("Lweft/annotations/Async;", true).visitEnd();
        method.visitCode();
        code.accept(method);
        method.visitMaxs(4, 1);
        method.visitEnd();
        writer.visitEnd();
        return new Weaver().weave(writer.toByteArray());
    }
}
