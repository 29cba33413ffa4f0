package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.harness.Sources;

/**
 * Where a returned value is awaited in code that javac does not write: shrinkers move handlers and drop tables, other
 * compilers park values in other places. What the bytes leave open is refused.
 */
class ReturnedBytecodeTest implements Opcodes {
    private static final String CALL = "()Lweft/Coroutine;";
    private static final String ENDS =
            "leaves open whether what it returns is awaited inside a try statement or behind it;"
                    + " write return value(await(...)) at the place where it is to be awaited";

    private static final String MAIN = """
            class Main {
                static final Object LOCK = new Object();
                static final List<Object> log = new ArrayList<>();
                @Async static Coroutine<String> x() {
                    log.add("x");
                    await(yieldNow());
                    if (fails) throw new IllegalStateException("late");
                    log.add("got x");
                    return value("x");
                }
                static Coroutine<String> y() { log.add("y"); return value("y"); }
                static void f() { log.add("f"); }
                static void h() { log.add("h"); }
                static boolean c() { return log.contains("c"); }
                static boolean fails;
                static Object main(Coroutine<String> made, boolean fails) {
                    Main.fails = fails;
                    log.clear();
                    String end;
                    try { end = run(made); } catch (IllegalStateException e) { end = e.getMessage(); }
                    return log + " " + end;
                }
            }
            """;

    private Label from;
    private Label to;
    private Label handler;
    private Label end;

    @Test
    @DisplayName("a catch clause, its handler last: the variable is awaited behind the statement, and not caught there")
    void catchClauseLast() throws Throwable {
        Consumer<MethodVisitor> code = m -> {
            tryCatch(m, "java/lang/Exception");
            park(m, "x");
            call(m, "h");
            load(m);
            m.visitLabel(handler);
            m.visitInsn(POP);
            invoke(m, "y");
            m.visitInsn(ARETURN);
        };
        assertThat(run(code, false)).isEqualTo("[h, x, got x] x");
        assertThat(run(code, true)).isEqualTo("[h, x] late");
    }

    @Test
    @DisplayName(
            "store and load side by side, as javac writes an empty finally block: the compiler's own, and a warning")
    void catchClauseLastAndNothingBetween() throws Throwable {
        Consumer<MethodVisitor> code = m -> {
            tryCatch(m, "java/lang/Exception");
            park(m, "x");
            load(m);
            m.visitLabel(handler);
            m.visitInsn(POP);
            invoke(m, "y");
            m.visitInsn(ARETURN);
        };
        assertThat(run(code, false)).isEqualTo("[x, got x] x");
        assertThat(run(code, true)).isEqualTo("[x, y] y");
        assertThat(weave(code).diagnostics()).hasSize(1).noneMatch(Diagnostic::isError);
    }

    @Test
    @DisplayName("one copy of the finalizer and the return: the compiler's own, and a warning without any table")
    void parked() throws Throwable {
        Consumer<MethodVisitor> code = m -> {
            tryCatch(m, null);
            park(m, "x");
            call(m, "f");
            load(m);
            rethrow(m);
        };
        assertThat(run(code, false)).isEqualTo("[x, got x, f] x");
        assertThat(run(code, true)).isEqualTo("[x, f] late");
        assertThat(weave(code).diagnostics())
                .singleElement()
                .satisfies(said -> assertThat(said.toString())
                        .startsWith("Made.java: warning: method m returns what it called inside a try statement")
                        .endsWith("write return value(await(...)), or compile with -g"));
    }

    @Test
    @DisplayName("code behind the copy of the finalizer: a variable that is returned behind the statement")
    void codeBehindTheFinalizer() throws Throwable {
        assertThat(run(
                        m -> {
                            tryCatch(m, null);
                            park(m, "x");
                            call(m, "f");
                            call(m, "h");
                            load(m);
                            rethrow(m);
                        },
                        false))
                .isEqualTo("[f, h, x, got x] x");
    }

    @Test
    @DisplayName("the return behind the handler: a variable, unless a table does not know it")
    void behindTheHandler() throws Throwable {
        Consumer<MethodVisitor> code = m -> {
            tryCatch(m, null);
            park(m, "x");
            call(m, "f");
            m.visitJumpInsn(GOTO, end);
            rethrow(m);
            m.visitLabel(end);
            load(m);
        };
        assertThat(run(code, false)).isEqualTo("[f, x, got x] x");
        assertThat(refusal(code.andThen(m -> name(m, "other", 5)))).contains("method m " + ENDS);
        assertThat(run(code.andThen(m -> name(m, "r", 0)), false)).isEqualTo("[f, x, got x] x");
    }

    @Test
    @DisplayName("a table that names other variables only: the code tells, and the layout")
    void tableOfOthers() throws Throwable {
        Consumer<MethodVisitor> code = m -> {
            tryCatch(m, null);
            park(m, "x");
            call(m, "f");
            load(m);
            rethrow(m);
        };
        assertThat(run(code.andThen(m -> name(m, "other", 5)), false)).isEqualTo("[x, got x, f] x");
        assertThat(run(code.andThen(m -> name(m, "r", 0)), false)).isEqualTo("[f, x, got x] x");
    }

    @Test
    @DisplayName("code that is no copy of the finalizer, in front of the handler: refused")
    void noCopy() throws Throwable {
        assertThat(refusal(m -> {
                    tryCatch(m, null);
                    park(m, "x");
                    call(m, "h");
                    load(m);
                    rethrow(m);
                }))
                .contains("method m " + ENDS);
    }

    @Test
    @DisplayName("copies that differ in locals, jumps and the sense of a condition are copies")
    void equalCopies() throws Throwable {
        Label skip = new Label();
        Label taken = new Label();
        Label back = new Label();
        assertThat(run(
                        m -> {
                            tryCatch(m, null);
                            park(m, "x");
                            m.visitJumpInsn(GOTO, taken);
                            m.visitLabel(skip);
                            load(m);
                            m.visitLabel(taken);
                            m.visitInsn(NOP);
                            invokeCondition(m);
                            m.visitVarInsn(ISTORE, 3);
                            m.visitVarInsn(ILOAD, 3);
                            m.visitJumpInsn(IFEQ, back);
                            call(m, "h");
                            m.visitJumpInsn(GOTO, skip);
                            m.visitLabel(back);
                            call(m, "f");
                            m.visitJumpInsn(GOTO, skip);
                            m.visitLabel(handler);
                            m.visitVarInsn(ASTORE, 1);
                            Label other = new Label();
                            Label out = new Label();
                            invokeCondition(m);
                            m.visitVarInsn(ISTORE, 2);
                            m.visitVarInsn(ILOAD, 2);
                            m.visitJumpInsn(IFNE, other);
                            call(m, "f");
                            m.visitJumpInsn(GOTO, out);
                            m.visitLabel(other);
                            call(m, "h");
                            m.visitLabel(out);
                            m.visitVarInsn(ALOAD, 1);
                            m.visitInsn(ATHROW);
                        },
                        false))
                .isEqualTo("[x, got x, f] x");
    }

    @Test
    @DisplayName("a parked value and another one come to one return: refused, with the line")
    void twoReadings() throws Throwable {
        assertThat(refusal(m -> {
                    Label other = new Label();
                    Label line = new Label();
                    m.visitTryCatchBlock(from, to, handler, null);
                    m.visitLabel(line);
                    m.visitLineNumber(7, line);
                    invokeCondition(m);
                    m.visitJumpInsn(IFNE, other);
                    m.visitLabel(from);
                    park(m, "x");
                    m.visitJumpInsn(GOTO, end);
                    m.visitLabel(other);
                    invoke(m, "y");
                    m.visitVarInsn(ASTORE, 0);
                    m.visitLabel(end);
                    call(m, "f");
                    load(m);
                    rethrow(m);
                }))
                .startsWith("Made.java:7: error: ")
                .endsWith(ENDS);
    }

    @Test
    @DisplayName("a finalizer that does nothing is none")
    void emptyFinalizer() throws Throwable {
        Consumer<MethodVisitor> code = m -> {
            Label over = new Label();
            m.visitTryCatchBlock(from, to, handler, null);
            invoke(m, "y");
            m.visitVarInsn(ASTORE, 0);
            invokeCondition(m);
            m.visitJumpInsn(IFNE, over);
            m.visitLabel(from);
            park(m, "x");
            m.visitLabel(over);
            load(m);
            m.visitLabel(handler);
            m.visitInsn(ATHROW);
        };
        assertThat(run(code, false)).isEqualTo("[y, x, got x] x");
    }

    @Test
    @DisplayName("the range goes on behind the finalizer, as Groovy writes it: awaited before it, which runs once")
    void rangeGoesOn() throws Throwable {
        Consumer<MethodVisitor> code = m -> {
            Label again = new Label();
            Label last = new Label();
            m.visitTryCatchBlock(from, to, handler, null);
            m.visitTryCatchBlock(again, last, handler, null);
            m.visitLabel(from);
            invoke(m, "x");
            m.visitVarInsn(ASTORE, 0);
            m.visitInsn(NOP);
            m.visitLabel(to);
            call(m, "f");
            m.visitLabel(again);
            m.visitInsn(NOP);
            load(m);
            m.visitLabel(last);
            rethrow(m);
        };
        assertThat(run(code, false)).isEqualTo("[x, got x, f] x");
        assertThat(run(code, true)).isEqualTo("[x, f] late");
    }

    @Test
    @DisplayName("a value that is copied on the stack is awaited in front of its return, inside the try statement")
    void copiedOnTheStack() throws Throwable {
        Consumer<MethodVisitor> code = m -> {
            m.visitTryCatchBlock(from, end, handler, "java/lang/IllegalStateException");
            m.visitLabel(from);
            invoke(m, "x");
            m.visitInsn(DUP);
            m.visitJumpInsn(IFNONNULL, end);
            m.visitInsn(POP);
            invoke(m, "y");
            m.visitLabel(end);
            m.visitInsn(ARETURN);
            m.visitLabel(handler);
            m.visitInsn(POP);
            call(m, "h");
            invoke(m, "y");
            m.visitInsn(ARETURN);
        };
        assertThat(run(code, false)).isEqualTo("[x, got x] x");
        assertThat(run(code, true)).isEqualTo("[x, h, y] y");
    }

    @Test
    @DisplayName("a null that jumps to its return: the frame there has the type of null, and the result has another")
    void nullInFrame() throws Throwable {
        Consumer<MethodVisitor> code = m -> {
            invokeCondition(m);
            m.visitJumpInsn(IFEQ, from);
            m.visitInsn(ACONST_NULL);
            m.visitJumpInsn(GOTO, end);
            m.visitLabel(from);
            invoke(m, "x");
            m.visitInsn(ARETURN);
            m.visitLabel(end);
            m.visitInsn(ARETURN);
        };
        assertThat(run(code, false)).isEqualTo("[x, got x] x");
    }

    @Test
    @DisplayName("a value on the stack that is copied behind its try statement: refused")
    void copiedBehindTheStatement() throws Throwable {
        assertThat(refusal(m -> {
                    tryCatch(m, null);
                    invoke(m, "x");
                    m.visitLabel(to);
                    call(m, "f");
                    m.visitInsn(DUP);
                    m.visitInsn(POP);
                    m.visitInsn(ARETURN);
                    rethrow(m);
                }))
                .contains("method m " + ENDS);
    }

    @Test
    @DisplayName(
            "a monitor whose object is loaded from a field, as optimisers write it: exited once, whatever is thrown")
    void monitorOfField() throws Throwable {
        Consumer<MethodVisitor> code = m -> {
            Label last = new Label();
            m.visitTryCatchBlock(from, to, handler, null);
            m.visitTryCatchBlock(handler, last, handler, null);
            lock(m, MONITORENTER);
            m.visitLabel(from);
            invoke(m, "x");
            lock(m, MONITOREXIT);
            m.visitLabel(to);
            m.visitInsn(ARETURN);
            m.visitLabel(handler);
            m.visitVarInsn(ASTORE, 1);
            lock(m, MONITOREXIT);
            m.visitLabel(last);
            m.visitVarInsn(ALOAD, 1);
            m.visitInsn(ATHROW);
        };
        assertThat(run(code, false)).isEqualTo("[x, got x] x");
        assertThat(run(code, true)).isEqualTo("[x] late");
    }

    private static void lock(MethodVisitor m, int opcode) {
        m.visitFieldInsn(GETSTATIC, "p/Main", "LOCK", "Ljava/lang/Object;");
        m.visitInsn(opcode);
    }

    private void tryCatch(MethodVisitor m, String type) {
        m.visitTryCatchBlock(from, to, handler, type);
        m.visitLabel(from);
    }

    private void park(MethodVisitor m, String method) {
        invoke(m, method);
        m.visitVarInsn(ASTORE, 0);
        m.visitLabel(to);
    }

    private static void load(MethodVisitor m) {
        m.visitVarInsn(ALOAD, 0);
        m.visitInsn(ARETURN);
    }

    private void rethrow(MethodVisitor m) {
        m.visitLabel(handler);
        m.visitVarInsn(ASTORE, 1);
        call(m, "f");
        m.visitVarInsn(ALOAD, 1);
        m.visitInsn(ATHROW);
    }

    private static void invoke(MethodVisitor m, String method) {
        m.visitMethodInsn(INVOKESTATIC, "p/Main", method, CALL, false);
    }

    private static void call(MethodVisitor m, String method) {
        m.visitMethodInsn(INVOKESTATIC, "p/Main", method, "()V", false);
    }

    private static void invokeCondition(MethodVisitor m) {
        m.visitMethodInsn(INVOKESTATIC, "p/Main", "c", "()Z", false);
    }

    /** Names a local from behind the store to the end. */
    private void name(MethodVisitor m, String variable, int local) {
        Label last = new Label();
        m.visitLabel(last);
        m.visitLocalVariable(variable, "Lweft/Coroutine;", null, to, last, local);
    }

    private byte[] made(Consumer<MethodVisitor> code) {
        from = new Label();
        to = new Label();
        handler = new Label();
        end = new Label();
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(V17, ACC_PUBLIC, "p/Made", null, "java/lang/Object", null);
        writer.visitSource("Made.java", null);
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "m", CALL, null, null);
        method.visitAnnotation("Lweft/annotations/Async;", true).visitEnd();
        method.visitCode();
        code.accept(method);
        method.visitMaxs(0, 0);
        method.visitEnd();
        return writer.toByteArray();
    }

    private Woven weave(Consumer<MethodVisitor> code) {
        return new Weaver().weave(made(code));
    }

    private String refusal(Consumer<MethodVisitor> code) {
        List<String> errors = new ArrayList<>();
        for (Diagnostic said : weave(code).diagnostics()) errors.add(said.toString());
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    private Object run(Consumer<MethodVisitor> code, boolean fails) throws Throwable {
        Map<String, byte[]> classFiles = new TreeMap<>(Sources.compile(MAIN, "-g"));
        classFiles.put("p.Made", made(code));
        Class<?> main = Sources.load(Sources.woven(classFiles));
        Object made = main.getClassLoader().loadClass("p.Made").getMethod("m").invoke(null);
        return Sources.call(main, "main", made, fails);
    }
}
