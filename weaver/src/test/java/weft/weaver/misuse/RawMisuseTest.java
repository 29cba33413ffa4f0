package weft.weaver.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/** What is said of class files that no Java compiler writes. */
class RawMisuseTest implements Opcodes {
    private static final String AWAIT_REFERENCE =
            "p.Main:12: error: await as a method reference cannot suspend; write an @Async method, or a lambda that awaits"
                    + " and returns a Coroutine";
    private static final String AWAIT = "(Lweft/Awaitable;)Ljava/lang/Object;";
    private static final String BOOTSTRAP = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
            + "Ljava/lang/Class;[Ljava/lang/Object;)Ljava/lang/Object;";

    private static final Handle HANDLE = new Handle(H_INVOKESTATIC, "weft/Asyncio", "await", AWAIT, false);
    private static final Handle ANY = new Handle(H_INVOKESTATIC, "p/Other", "bootstrap", BOOTSTRAP, false);

    static Stream<Arguments> handles() {
        ConstantDynamic argument = new ConstantDynamic("c", "Ljava/lang/Object;", ANY, "other", HANDLE);
        return Stream.of(
                handle("that ldc loads", method -> method.visitLdcInsn(HANDLE)),
                handle("in a dynamic constant", method -> method.visitLdcInsn(argument)),
                handle(
                        "in a dynamic constant in another",
                        method ->
                                method.visitLdcInsn(new ConstantDynamic("d", "Ljava/lang/Object;", ANY, 1, argument))),
                handle(
                        "that makes a dynamic constant",
                        method -> method.visitLdcInsn(new ConstantDynamic("e", "Ljava/lang/Object;", HANDLE))),
                handle("for invokedynamic", method -> method.visitInvokeDynamicInsn("f", "()V", ANY, 1, HANDLE)),
                handle(
                        "in a dynamic constant for invokedynamic",
                        method -> method.visitInvokeDynamicInsn("g", "()V", ANY, argument)),
                handle("that links invokedynamic", method -> method.visitInvokeDynamicInsn("h", "()V", HANDLE)));
    }

    private static Arguments handle(String where, Consumer<MethodVisitor> code) {
        return Arguments.of(where, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handles")
    @DisplayName("a method handle of await")
    void methodHandleOfAwait(String where, Consumer<MethodVisitor> code) {
        for (boolean isAsync : new boolean[] {false, true}) {
            byte[] classFile = classFile(isAsync, method -> {
                code.accept(method);
                method.visitInsn(ACONST_NULL);
                method.visitInsn(ARETURN);
            });

            refused(classFile, AWAIT_REFERENCE);
        }
    }

    @Test
    @DisplayName("more local variables in use than a class file has room for in the body")
    void tooManyLocals() {
        Object[] locals = Collections.nCopies(65_534, INTEGER).toArray();
        byte[] classFile = classFile(true, method -> {
            method.visitInsn(ACONST_NULL);
            method.visitInsn(ARETURN);
            method.visitFrame(F_NEW, locals.length, locals, 0, new Object[0]);
            method.visitInsn(ACONST_NULL);
            method.visitInsn(ARETURN);
        });

        refused(
                classFile,
                "p.Main:12: error: the woven body of f takes up to 65791 local variables, some for operands, more than the"
                        + " 65535 that a class file allows; split the method");
    }

    @Test
    @DisplayName("more operands below an await than there is room for in local variables")
    void tooManyOperands() {
        byte[] classFile = classFile(true, method -> {
            method.visitInsn(ICONST_0);
            method.visitVarInsn(ISTORE, 3);
            for (int i = 0; i < 32_766; i++) method.visitInsn(LCONST_0);
            method.visitInsn(ACONST_NULL);
            method.visitMethodInsn(INVOKESTATIC, "weft/Asyncio", "await", AWAIT, false);
            method.visitMethodInsn(
                    INVOKESTATIC, "weft/Asyncio", "value", "(Ljava/lang/Object;)Lweft/Coroutine;", false);
            method.visitInsn(ARETURN);
        });

        refused(
                classFile,
                "p.Main:12: error: the woven body of f takes up to 65538 local variables, some for operands, more than the"
                        + " 65535 that a class file allows; split the method");
    }

    private static void refused(byte[] classFile, String message) {
        Woven woven = new Weaver().weave(classFile);

        assertThat(woven.diagnostics()).extracting(Object::toString).containsExactly(message);
        assertThat(woven.classFile()).isSameAs(classFile);
    }

    private static byte[] classFile(boolean isAsync, Consumer<MethodVisitor> code) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_PUBLIC, "p/Main", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(ACC_STATIC, "f", "()Lweft/Coroutine;", null, null);
        if (isAsync) method.visitAnnotation("Lweft/annotations/Async;", true).visitEnd();
        method.visitCode();
        Label line = new Label();
        method.visitLabel(line);
        method.visitLineNumber(12, line);
        code.accept(method);
        method.visitMaxs(0, 0);
        method.visitEnd();
        return writer.toByteArray();
    }
}
