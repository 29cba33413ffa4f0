package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypeReference;
import weft.weaver.Weaver;
import weft.weaver.harness.Sources;

/** Code that javac does not write, but other compilers, obfuscators and agents do. */
class RawBytecodeTest implements Opcodes {
    private static final String F =
            "(Ljava/util/concurrent/CompletableFuture;)Ljava/util/concurrent/CompletableFuture;";

    @Test
    @DisplayName("dead code after a return, with the frames that a compiler gives it")
    void deadCode() throws Throwable {
        same("xy", method -> {
            await(method);
            method.visitLdcInsn("y");
            concat(method);
            finish(method);
            method.visitFrame(F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
            method.visitInsn(NOP);
            method.visitInsn(ATHROW);
        });
    }

    @Test
    @DisplayName("an await in code that is never reached")
    void awaitInDeadCode() throws Throwable {
        same("x", method -> {
            await(method);
            finish(method);
            method.visitFrame(F_NEW, 1, new Object[] {"java/util/concurrent/CompletableFuture"}, 0, new Object[0]);
            await(method);
            finish(method);
        });
    }

    @Test
    @DisplayName("values of all widths below an await, shuffled afterwards")
    void shuffles() throws Throwable {
        same("5.06x", method -> {
            method.visitLdcInsn(5.0);
            method.visitLdcInsn(6);
            method.visitInsn(DUP_X2);
            method.visitInsn(POP);
            await(method);
            // int double String
            method.visitVarInsn(ASTORE, 1);
            method.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "toString", "(D)Ljava/lang/String;", false);
            method.visitInsn(SWAP);
            method.visitMethodInsn(INVOKESTATIC, "java/lang/String", "valueOf", "(I)Ljava/lang/String;", false);
            concat(method);
            method.visitVarInsn(ALOAD, 1);
            concat(method);
            finish(method);
        });
    }

    @Test
    @DisplayName("a stack left full at a return")
    void fullStackAtReturn() throws Throwable {
        same("x", method -> {
            method.visitLdcInsn(1L);
            method.visitLdcInsn("below");
            await(method);
            finish(method);
        });
    }

    @Test
    @DisplayName("a dynamic constant in a local, as JaCoCo's probes")
    void dynamicConstant() throws Throwable {
        Handle bootstrap = new Handle(
                H_INVOKESTATIC,
                "java/lang/invoke/ConstantBootstraps",
                "nullConstant",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;",
                false);
        same("xnull", method -> {
            method.visitLdcInsn(new ConstantDynamic("probes", "[Z", bootstrap));
            method.visitVarInsn(ASTORE, 1);
            await(method);
            method.visitVarInsn(ALOAD, 1);
            method.visitMethodInsn(
                    INVOKESTATIC, "java/lang/String", "valueOf", "(Ljava/lang/Object;)Ljava/lang/String;", false);
            concat(method);
            finish(method);
        });
    }

    @Test
    @DisplayName("an object made without dup, which nobody uses")
    void newWithoutDup() throws Throwable {
        same("x", method -> {
            method.visitTypeInsn(NEW, "java/lang/StringBuilder");
            await(method);
            method.visitInsn(DUP);
            method.visitVarInsn(ASTORE, 1);
            method.visitMethodInsn(INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "(Ljava/lang/String;)V", false);
            method.visitVarInsn(ALOAD, 1);
            finish(method);
        });
    }

    @Test
    @DisplayName("an object under construction with three copies on the stack is woven rightly or refused, not broken")
    void manyCopies() throws Throwable {
        sameOrRefused("xxx", method -> {
            method.visitTypeInsn(NEW, "java/lang/StringBuilder");
            method.visitInsn(DUP);
            method.visitInsn(DUP);
            await(method);
            method.visitMethodInsn(INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "(Ljava/lang/String;)V", false);
            method.visitInsn(DUP);
            method.visitMethodInsn(
                    INVOKEVIRTUAL,
                    "java/lang/StringBuilder",
                    "append",
                    "(Ljava/lang/CharSequence;)Ljava/lang/StringBuilder;",
                    false);
            method.visitMethodInsn(
                    INVOKEVIRTUAL,
                    "java/lang/StringBuilder",
                    "append",
                    "(Ljava/lang/CharSequence;)Ljava/lang/StringBuilder;",
                    false);
            method.visitMethodInsn(INVOKEVIRTUAL, "java/lang/StringBuilder", "toString", "()Ljava/lang/String;", false);
            method.visitInsn(DUP);
            method.visitVarInsn(ASTORE, 1);
            method.visitInsn(POP);
            method.visitVarInsn(ALOAD, 1);
            method.visitInsn(ICONST_0);
            method.visitInsn(ICONST_3);
            method.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "substring", "(II)Ljava/lang/String;", false);
            finish(method);
        });
    }

    @Test
    @DisplayName("a handler that covers itself, as for synchronized and finally")
    void selfCoveringHandler() throws Throwable {
        same("x", method -> {
            Label start = new Label();
            Label handler = new Label();
            Label end = new Label();
            method.visitTryCatchBlock(start, end, handler, null);
            method.visitLabel(start);
            await(method);
            finish(method);
            method.visitLabel(handler);
            method.visitFrame(F_NEW, 1, new Object[] {"java/util/concurrent/CompletableFuture"}, 1, new Object[] {
                "java/lang/Throwable"
            });
            method.visitInsn(NOP);
            method.visitLabel(end);
            method.visitInsn(ATHROW);
        });
    }

    @Test
    @DisplayName("a loop at the very first instruction")
    void loopAtStart() throws Throwable {
        same("x", method -> {
            Label start = new Label();
            Label done = new Label();
            method.visitLabel(start);
            method.visitFrame(F_NEW, 1, new Object[] {"java/util/concurrent/CompletableFuture"}, 0, new Object[0]);
            await(method);
            method.visitInsn(DUP);
            method.visitJumpInsn(IFNONNULL, done);
            method.visitInsn(POP);
            method.visitJumpInsn(GOTO, start);
            method.visitLabel(done);
            method.visitFrame(F_NEW, 1, new Object[] {"java/util/concurrent/CompletableFuture"}, 1, new Object[] {
                "java/lang/String"
            });
            finish(method);
        });
    }

    @Test
    @DisplayName("code that starts with its own parameter overwritten by another type")
    void parameterOverwritten() throws Throwable {
        same("x7", method -> {
            method.visitVarInsn(ALOAD, 0);
            method.visitIntInsn(BIPUSH, 7);
            method.visitVarInsn(ISTORE, 0);
            awaitTop(method);
            method.visitVarInsn(ILOAD, 0);
            method.visitMethodInsn(INVOKESTATIC, "java/lang/String", "valueOf", "(I)Ljava/lang/String;", false);
            concat(method);
            finish(method);
        });
    }

    @Test
    @DisplayName("a protected range that ends with the await itself: what only its handler reads is kept")
    void rangeEndsWithAwait() throws Throwable {
        Consumer<MethodVisitor> code = method -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            method.visitTryCatchBlock(start, end, handler, "java/lang/Exception");
            method.visitLdcInsn("kept");
            method.visitVarInsn(ASTORE, 1);
            method.visitVarInsn(ALOAD, 0);
            method.visitLabel(start);
            method.visitMethodInsn(
                    INVOKESTATIC,
                    "weft/Asyncio",
                    "await",
                    "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;",
                    false);
            method.visitLabel(end);
            finish(method);
            method.visitLabel(handler);
            method.visitFrame(
                    F_NEW,
                    2,
                    new Object[] {"java/util/concurrent/CompletableFuture", "java/lang/String"},
                    1,
                    new Object[] {"java/lang/Exception"});
            method.visitInsn(POP);
            method.visitVarInsn(ALOAD, 1);
            finish(method);
        };
        same("x", code);
        CompletableFuture<String> other = new CompletableFuture<>();
        CompletableFuture<?> result = (CompletableFuture<?>) Sources.call(load(code), "f", other);
        other.completeExceptionally(new IOException());

        assertThat(result.get()).isEqualTo("kept");
    }

    @Test
    @DisplayName(
            "a protected range, a variable and a variable's annotation around nothing but the call that is taken out")
    void emptiedRanges() throws Throwable {
        same("x", method -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            method.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
            await(method);
            method.visitLabel(start);
            complete(method);
            method.visitLabel(end);
            method.visitInsn(ARETURN);
            method.visitLabel(handler);
            method.visitFrame(F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/IllegalStateException"});
            method.visitInsn(ATHROW);
            method.visitLocalVariable("future", "Ljava/lang/Object;", null, start, end, 0);
            method.visitLocalVariableAnnotation(
                            TypeReference.LOCAL_VARIABLE << 24,
                            null,
                            new Label[] {start},
                            new Label[] {end},
                            new int[] {0},
                            "Lp/Mark;",
                            true)
                    .visitEnd();
        });
    }

    @Test
    @DisplayName("two stack map frames with nothing between them but the call that is taken out")
    void framesMeet() throws Throwable {
        Object[] locals = {"java/util/concurrent/CompletableFuture"};
        same("x", method -> {
            await(method);
            method.visitFrame(F_NEW, 1, locals, 1, new Object[] {"java/lang/Object"});
            complete(method);
            method.visitFrame(F_NEW, 1, locals, 1, locals);
            method.visitInsn(ARETURN);
        });
    }

    @Test
    @DisplayName("a string that passes as a list: in a parameter, a local, an array and below an await")
    void notWhatItsTypeSays() throws Throwable {
        same("xxxx", method -> {
            method.visitInsn(ICONST_1);
            method.visitTypeInsn(ANEWARRAY, "java/lang/Object");
            method.visitMethodInsn(INVOKESTATIC, "p/Main", "lists", "([Ljava/util/List;)[Ljava/util/List;", false);
            method.visitVarInsn(ASTORE, 1);
            method.visitVarInsn(ALOAD, 1);
            method.visitInsn(ICONST_0);
            await(method);
            method.visitInsn(AASTORE);
            await(method);
            method.visitMethodInsn(INVOKESTATIC, "p/Main", "list", "(Ljava/util/List;)Ljava/util/List;", false);
            method.visitVarInsn(ASTORE, 2);
            method.visitVarInsn(ALOAD, 2);
            await(method);
            text(method);
            method.visitInsn(SWAP);
            text(method);
            concat(method);
            method.visitVarInsn(ALOAD, 2);
            text(method);
            concat(method);
            method.visitVarInsn(ALOAD, 1);
            method.visitInsn(ICONST_0);
            method.visitInsn(AALOAD);
            text(method);
            concat(method);
            finish(method);
        });
    }

    private static void text(MethodVisitor method) {
        method.visitMethodInsn(
                INVOKESTATIC, "java/lang/String", "valueOf", "(Ljava/lang/Object;)Ljava/lang/String;", false);
    }

    private static void await(MethodVisitor method) {
        method.visitVarInsn(ALOAD, 0);
        awaitTop(method);
    }

    private static void awaitTop(MethodVisitor method) {
        method.visitMethodInsn(
                INVOKESTATIC,
                "weft/Asyncio",
                "await",
                "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;",
                false);
        method.visitTypeInsn(CHECKCAST, "java/lang/String");
    }

    private static void concat(MethodVisitor method) {
        method.visitMethodInsn(
                INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
    }

    private static void finish(MethodVisitor method) {
        complete(method);
        method.visitInsn(ARETURN);
    }

    private static void complete(MethodVisitor method) {
        method.visitMethodInsn(
                INVOKESTATIC,
                "java/util/concurrent/CompletableFuture",
                "completedFuture",
                "(Ljava/lang/Object;)Ljava/util/concurrent/CompletableFuture;",
                false);
    }

    private static void same(String expected, Consumer<MethodVisitor> code) throws Throwable {
        assertThat(new Weaver().weave(classFile(code)).diagnostics()).isEmpty();
        sameOrRefused(expected, code);
    }

    private static void sameOrRefused(String expected, Consumer<MethodVisitor> code) throws Throwable {
        if (new Weaver().weave(classFile(code)).failed()) return;
        Class<?> main = load(code);

        CompletableFuture<?> ready =
                (CompletableFuture<?>) Sources.call(main, "f", CompletableFuture.completedFuture("x"));
        CompletableFuture<String> other = new CompletableFuture<>();
        CompletableFuture<?> suspended = (CompletableFuture<?>) Sources.call(main, "f", other);
        assertThat(suspended).isNotDone();
        other.complete("x");

        assertThat(ready.get().toString()).isEqualTo(expected);
        assertThat(suspended.get().toString()).isEqualTo(expected);
    }

    private static Class<?> load(Consumer<MethodVisitor> code) throws ClassNotFoundException {
        return Sources.load(Sources.woven(Map.of("p.Main", classFile(code))));
    }

    private static byte[] classFile(Consumer<MethodVisitor> code) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_PUBLIC, "p/Main", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "f", F, null, null);
        method.visitAnnotation("Lweft/annotations/Async;", true).visitEnd();
        method.visitCode();
        code.accept(method);
        method.visitMaxs(0, 0);
        method.visitEnd();
        identity(writer, "list", "(Ljava/util/List;)Ljava/util/List;");
        identity(writer, "lists", "([Ljava/util/List;)[Ljava/util/List;");
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void identity(ClassWriter writer, String name, String descriptor) {
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, descriptor, null, null);
        method.visitCode();
        method.visitVarInsn(ALOAD, 0);
        method.visitInsn(ARETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
