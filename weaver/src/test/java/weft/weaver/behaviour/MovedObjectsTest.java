package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.harness.Sources;

/** Objects under construction that are moved around while their constructors' arguments are awaited. */
class MovedObjectsTest implements Opcodes {
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final String F =
            "(Ljava/util/concurrent/CompletableFuture;)Ljava/util/concurrent/CompletableFuture;";

    private static final int METHODS = 300;
    private static final long SEED = Long.getLong(
            "weft.fuzz.seed", System.getProperty("weft.fuzz.methods") == null ? 1 : new Random().nextLong());

    @Test
    @DisplayName("any moves: dups, swaps, pops, local variables, two objects at a time")
    void anyMoves() throws Throwable {
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < METHODS; i++) {
            StringBuilder expected = new StringBuilder();
            byte[] classFile = classFile(method -> {
                expected.append(MovedObjects.write(method, random));
                finish(method);
            });
            Woven woven = new Weaver().weave(classFile);
            if (woven.failed()) {
                assertThat(woven.diagnostics().toString()).contains("lies between copies of another one");
                refused++;
            } else {
                assertThat(results(classFile))
                        .as("method %d of seed %d", i, SEED)
                        .containsOnly(expected.toString());
            }
        }

        assertThat(refused).as("seed %d", SEED).isLessThan(METHODS / 20);
    }

    @Test
    @DisplayName("copied below the argument, as groovyc does")
    void belowArgument() throws Throwable {
        same("xx!", method -> {
            await(method);
            method.visitTypeInsn(NEW, BUILDER);
            method.visitInsn(DUP_X1);
            method.visitInsn(SWAP);
            await(method);
            concat(method);
            construct(method);
            text(method);
        });
    }

    @Test
    @DisplayName("in a local variable where paths join, and initialised on each of two paths")
    void parkedWherePathsJoin() throws Throwable {
        same("x!", method -> {
            Label creation = new Label();
            Label other = new Label();
            Label end = new Label();
            Object[] locals = {"java/util/concurrent/CompletableFuture", creation};
            Object[] made = {"java/util/concurrent/CompletableFuture", BUILDER};
            method.visitLabel(creation);
            method.visitTypeInsn(NEW, BUILDER);
            method.visitVarInsn(ASTORE, 1);
            await(method);
            method.visitJumpInsn(IFNULL, other);
            method.visitVarInsn(ALOAD, 1);
            await(method);
            construct(method);
            method.visitJumpInsn(GOTO, end);
            method.visitLabel(other);
            method.visitFrame(F_NEW, 2, locals, 0, null);
            method.visitVarInsn(ALOAD, 1);
            method.visitLdcInsn("other");
            construct(method);
            method.visitLabel(end);
            method.visitFrame(F_NEW, 2, made, 0, null);
            method.visitVarInsn(ALOAD, 1);
            text(method);
        });
    }

    @Test
    @DisplayName("loaded between two labels with frames, and alone in a protected range")
    void loadedAlone() throws Throwable {
        same("x!", method -> {
            Label creation = new Label();
            Label first = new Label();
            Label second = new Label();
            Label handler = new Label();
            Object[] locals = {"java/util/concurrent/CompletableFuture", creation};
            method.visitTryCatchBlock(first, second, handler, null);
            method.visitLabel(creation);
            method.visitTypeInsn(NEW, BUILDER);
            method.visitVarInsn(ASTORE, 1);
            await(method);
            method.visitJumpInsn(IFNULL, first);
            method.visitLabel(first);
            method.visitFrame(F_NEW, 2, locals, 0, null);
            method.visitVarInsn(ALOAD, 1);
            method.visitLabel(second);
            method.visitFrame(F_NEW, 2, locals, 1, new Object[] {creation});
            await(method);
            construct(method);
            method.visitVarInsn(ALOAD, 1);
            text(method);
            finish(method);
            method.visitLabel(handler);
            method.visitFrame(F_NEW, 2, locals, 1, new Object[] {"java/lang/Throwable"});
            method.visitInsn(ATHROW);
            method.visitFrame(F_NEW, 0, null, 1, new Object[] {"java/lang/String"});
        });
    }

    @Test
    @DisplayName("locked before the constructor call: refused")
    void locked() {
        byte[] classFile = classFile(method -> {
            method.visitTypeInsn(NEW, BUILDER);
            method.visitInsn(DUP);
            method.visitInsn(DUP);
            method.visitInsn(DUP);
            method.visitInsn(MONITORENTER);
            method.visitInsn(MONITOREXIT);
            await(method);
            construct(method);
            text(method);
            finish(method);
        });

        assertThat(new Weaver().weave(classFile).diagnostics().toString())
                .contains("compared or locked before its constructor");
    }

    private static void await(MethodVisitor method) {
        method.visitVarInsn(ALOAD, 0);
        method.visitMethodInsn(
                INVOKESTATIC,
                "weft/Asyncio",
                "await",
                "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;",
                false);
        method.visitTypeInsn(CHECKCAST, "java/lang/String");
    }

    private static void construct(MethodVisitor method) {
        method.visitMethodInsn(INVOKESPECIAL, BUILDER, "<init>", "(Ljava/lang/String;)V", false);
    }

    private static void text(MethodVisitor method) {
        method.visitLdcInsn("!");
        method.visitMethodInsn(INVOKEVIRTUAL, BUILDER, "append", "(Ljava/lang/String;)L" + BUILDER + ";", false);
        method.visitMethodInsn(INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
    }

    private static void concat(MethodVisitor method) {
        method.visitMethodInsn(
                INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
    }

    private static void finish(MethodVisitor method) {
        method.visitMethodInsn(
                INVOKESTATIC,
                "java/util/concurrent/CompletableFuture",
                "completedFuture",
                "(Ljava/lang/Object;)Ljava/util/concurrent/CompletableFuture;",
                false);
        method.visitInsn(ARETURN);
    }

    private static void same(String expected, Consumer<MethodVisitor> code) throws Throwable {
        byte[] classFile = classFile(method -> {
            code.accept(method);
            finish(method);
        });
        assertThat(new Weaver().weave(classFile).diagnostics()).isEmpty();
        assertThat(results(classFile)).containsOnly(expected);
    }

    /** Calls the method with a stage that is ready, and with one that is not. */
    private static List<Object> results(byte[] classFile) throws Throwable {
        Class<?> main = Sources.load(Sources.woven(Map.of("p.Main", classFile)));
        List<Object> results = new ArrayList<>();
        results.add(((CompletableFuture<?>) Sources.call(main, "f", CompletableFuture.completedFuture("x"))).get());
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<?> suspended = (CompletableFuture<?>) Sources.call(main, "f", stage);
        assertThat(suspended).isNotDone();
        stage.complete("x");
        results.add(suspended.get());
        return results;
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
        writer.visitEnd();
        return writer.toByteArray();
    }
}
