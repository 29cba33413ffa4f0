package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeAnnotationNode;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.harness.Sources;

/** What reflection, debuggers and tools see of a woven class. */
class StubTest {
    private static final String SOURCE = """
import java.lang.annotation.*;
@Retention(RetentionPolicy.RUNTIME) @Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.LOCAL_VARIABLE}) @interface A { String value(); }
@Retention(RetentionPolicy.RUNTIME) @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER}) @interface B { String value(); }
abstract class Main<T> implements Supplier<String> {
    static final int ANSWER = 42;
    @Deprecated private List<T> field;
    @A("m") @Deprecated @Async protected final <@B("u") U extends Comparable<U>> @B("r") Coroutine<List<? super U>> f(@A("p") final U first, long second, @A("q") int @B("dots") ... rest) throws IOException, InterruptedException {
        @A("local") @B("type") String local = "x" + first;
        await(leaf(local));
        int after = rest.length;
        return value(new ArrayList<U>());
    }
    @Async public static strictfp CompletableFuture<Integer> g(int x) {
        int y = await(leaf(x));
        return completedFuture(y);
    }
    @Async private void h() {
        await(leaf(1));
    }
    public int plain(int a) {
        return a + ANSWER;
    }
    Function<Integer, Coroutine<Integer>> lambda() {
        return x -> value(await(leaf(x)));
    }
}
""";

    private final ClassNode before;
    private final ClassNode after;
    private final Woven woven;

    StubTest() {
        byte[] classFile = Sources.compile(SOURCE, "-g", "-parameters").get("p.Main");
        woven = new Weaver().weave(classFile);
        before = read(classFile);
        after = read(woven.classFile());
    }

    @Test
    @DisplayName("every member that the source declares is there as it was declared")
    void declarations() {
        for (MethodNode declared : before.methods) {
            MethodNode stub = method(after, declared.name, declared.desc);
            assertThat(stub.access).as(stub.name).isEqualTo(declared.access);
            assertThat(stub.signature).as(stub.name).isEqualTo(declared.signature);
            assertThat(stub.exceptions).as(stub.name).isEqualTo(declared.exceptions);
            assertThat(parameters(stub)).as(stub.name).isEqualTo(parameters(declared));
            assertThat(annotations(stub)).as(stub.name).isEqualTo(annotations(declared));
        }
        assertThat(fields(after)).isEqualTo(fields(before));
    }

    @Test
    @DisplayName("what the class says of itself stays")
    void classAttributes() {
        assertThat(after.version).isEqualTo(before.version);
        assertThat(after.access).isEqualTo(before.access);
        assertThat(after.signature).isEqualTo(before.signature);
        assertThat(after.superName).isEqualTo(before.superName);
        assertThat(after.interfaces).isEqualTo(before.interfaces);
        assertThat(after.sourceFile).isEqualTo(before.sourceFile);
        assertThat(after.nestHostClass).isEqualTo(before.nestHostClass);
        assertThat(after.nestMembers).isEqualTo(before.nestMembers);
        assertThat(after.innerClasses).hasSameSizeAs(before.innerClasses);
    }

    @Test
    @DisplayName("a method that does not await keeps its code")
    void plainMethods() {
        for (String name : List.of("plain", "<init>", "lambda")) {
            assertThat(opcodes(named(after, name))).isEqualTo(opcodes(named(before, name)));
        }
    }

    @Test
    @DisplayName("a stub has no lines, so that breakpoints hit once and coverage counts once")
    void stubHasNoLines() {
        for (String name : List.of("f", "g", "h")) {
            assertThat(lines(method(after, name, named(before, name).desc))).isEmpty();
        }
    }

    @Test
    @DisplayName("a stub's variables are the parameters, with their generic types, over its whole code")
    void parameterNames() {
        MethodNode stub = method(after, "f", named(before, "f").desc);

        assertThat(variables(stub))
                .containsExactly(
                        "this Lp/Main; Lp/Main<TT;>;",
                        "first Ljava/lang/Comparable; TU;",
                        "second J null",
                        "rest [I null");
        assertThat(stub.localVariables).extracting(variable -> variable.index).containsExactly(0, 1, 2, 4);
        for (LocalVariableNode variable : stub.localVariables) {
            assertThat(stub.instructions.getFirst()).isSameAs(variable.start);
            assertThat(stub.instructions.getLast()).isSameAs(variable.end);
        }
        assertThat(variables(method(after, "g", named(before, "g").desc))).containsExactly("x I null");
        assertThat(variables(method(after, "h", "()V"))).containsExactly("this Lp/Main; Lp/Main<TT;>;");
    }

    @Test
    @DisplayName("a stub names no parameter by a variable that takes its local later")
    void reusedLocal() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, 0, "p/Main", null, "java/lang/Object", null);
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_STATIC, "f", "(Lweft/Coroutine;)Lweft/Coroutine;", null, null);
        method.visitAnnotation("Lweft/annotations/Async;", true).visitEnd();
        Label later = new Label();
        Label end = new Label();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ASTORE, 0);
        method.visitLabel(later);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.ARETURN);
        method.visitLabel(end);
        method.visitLocalVariable("variable", "Lweft/Coroutine;", null, later, end, 0);
        method.visitMaxs(0, 0);
        writer.visitEnd();
        ClassNode tree = read(new Weaver().weave(writer.toByteArray()).classFile());

        assertThat(variables(method(tree, "f", "(Lweft/Coroutine;)Lweft/Coroutine;")))
                .isEmpty();
    }

    @Test
    @DisplayName("a tool that looks for what users call finds one method: not private, annotated, with its return type")
    void oneOfTwo() {
        List<MethodNode> named =
                after.methods.stream().filter(method -> method.name.equals("f")).toList();

        assertThat(named).hasSize(2);
        assertThat(named)
                .filteredOn(method -> (method.access & Opcodes.ACC_PRIVATE) == 0)
                .hasSize(1);
        assertThat(named)
                .filteredOn(method -> annotations(method).toString().contains("weft/annotations/Async"))
                .hasSize(1);
        assertThat(named)
                .filteredOn(method -> method.desc.endsWith(")Lweft/Coroutine;"))
                .hasSize(1);
    }

    @Test
    @DisplayName("a body has the annotations of retention CLASS, and those by which coverage leaves a method out")
    void annotationsOfBody() {
        String source = """
import java.lang.annotation.*;
@interface Suppressed { String value(); }
@interface AlsoGenerated {}
@Retention(RetentionPolicy.RUNTIME) @interface LomboksGenerated {}
@Retention(RetentionPolicy.RUNTIME) @interface Endpoint {}
class Main {
    @Suppressed("x") @AlsoGenerated @LomboksGenerated @Endpoint @Async Coroutine<Integer> f(int x) {
        return value(await(leaf(x)));
    }
    @Async @Suppressed("plain") void plain() {}
    @Suppressed("outer") @AlsoGenerated @LomboksGenerated @Endpoint Supplier<Supplier<Coroutine<Integer>>> lambdas() {
        return () -> () -> value(await(leaf(1)));
    }
    @Suppressed("reference") Supplier<Coroutine<Integer>> reference() {
        return this::referred;
    }
    @Async private Coroutine<Integer> referred() {
        return value(await(leaf(1)));
    }
}
""";
        ClassNode tree = read(Sources.woven(Sources.compile(source, "-g")).get("p.Main"));
        List<String> found = new ArrayList<>();
        for (MethodNode method : tree.methods) {
            if (!method.desc.contains("$weft$") || method.name.startsWith("weft$")) continue;
            List<AnnotationNode> all = new ArrayList<>();
            if (method.invisibleAnnotations != null) all.addAll(method.invisibleAnnotations);
            if (method.visibleAnnotations != null) all.addAll(method.visibleAnnotations);
            found.add(method.name.replaceFirst("[0-9]+$", "N")
                    + all.stream().map(StubTest::text).toList());
        }

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "f[Lp/Suppressed;[value, x], Lp/AlsoGenerated;null, Lp/LomboksGenerated;null]",
                        "plain[Lp/Suppressed;[value, plain]]",
                        "lambda$lambdas$N[Lp/Suppressed;[value, outer]]",
                        "referred[]");
    }

    @Test
    @DisplayName("a body is private, not synthetic, named as the source, with the lines of the source")
    void body() {
        for (String name : List.of("f", "g", "h")) {
            MethodNode declared = named(before, name);
            MethodNode body = body(name, declared.desc);
            int isStatic = declared.access & Opcodes.ACC_STATIC;
            assertThat(body.access & ~Opcodes.ACC_STRICT).isEqualTo(Opcodes.ACC_PRIVATE | isStatic);
            assertThat(lines(body)).isEqualTo(lines(declared));
            assertThat(body.desc).endsWith(")Ljava/lang/Object;");
            assertThat(annotations(body)).noneMatch(text -> text.contains("weft/annotations/Async"));
        }
    }

    @Test
    @DisplayName("a body has the source's variables, with their types, but for parameters that it never reads")
    void variables() {
        MethodNode declared = named(before, "f");
        List<String> read = variables(declared).stream()
                .filter(variable -> !variable.startsWith("second"))
                .toList();

        assertThat(read).hasSize(variables(declared).size() - 1);
        assertThat(variables(body("f", declared.desc))).containsOnlyOnceElementsOf(read);
    }

    @Test
    @DisplayName("a lambda's stub keeps name, descriptor and flags; its body keeps the prefix that tools look for")
    void lambda() {
        MethodNode declared = before.methods.stream()
                .filter(method -> method.name.startsWith("lambda$"))
                .findAny()
                .orElseThrow();
        MethodNode stub = method(after, declared.name, declared.desc);

        assertThat(stub.access).isEqualTo(declared.access);
        assertThat(body(declared.name, declared.desc).name).startsWith("lambda$");
    }

    @Test
    @DisplayName("what is added besides bodies is an entry and a location per body, static and synthetic")
    void entries() {
        List<MethodNode> added = after.methods.stream()
                .filter(method -> before.methods.stream()
                        .noneMatch(old -> old.name.equals(method.name) && old.desc.equals(method.desc)))
                .toList();

        assertThat(added).hasSize(3 * woven.machines().size());
        assertThat(added)
                .filteredOn(
                        method -> (method.access & Opcodes.ACC_SYNTHETIC) != 0 && !method.name.startsWith("lambda$"))
                .hasSize(2 * woven.machines().size())
                .allMatch(method -> (method.access & Opcodes.ACC_STATIC) != 0)
                .allMatch(method -> lines(method).isEmpty());
        assertThat(after.fields).hasSameSizeAs(before.fields);
    }

    @Test
    @DisplayName("a machine is final and synthetic, extends StateMachine and names no supertype of the user's")
    void machines() {
        assertThat(woven.machines()).hasSize(4);
        woven.machines().forEach((name, bytes) -> {
            ClassNode machine = read(bytes);
            assertThat(machine.name).isEqualTo(name).startsWith("p/Main$");
            assertThat(machine.superName).isEqualTo("weft/abi/StateMachine");
            assertThat(machine.interfaces).isEmpty();
            assertThat(machine.access & (Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC))
                    .isEqualTo(Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC);
            assertThat(machine.version).isEqualTo(before.version);
        });
    }

    @Test
    @DisplayName("a machine's values stand in typed fields: nothing is boxed")
    void machineFields() {
        woven.machines().forEach((name, bytes) -> {
            for (MethodNode method : read(bytes).methods) {
                assertThat(method.instructions)
                        .noneMatch(instruction -> text(instruction).contains("valueOf"));
            }
        });
    }

    private MethodNode body(String name, String declared) {
        return after.methods.stream()
                .filter(method -> method.name.startsWith(name) && !method.desc.equals(declared))
                .filter(method -> method.desc.contains("Lp/Main$"))
                .filter(method -> (method.access & Opcodes.ACC_PRIVATE) != 0)
                .findAny()
                .orElseThrow();
    }

    private static ClassNode read(byte[] classFile) {
        ClassNode tree = new ClassNode();
        new ClassReader(classFile).accept(tree, 0);
        return tree;
    }

    private static MethodNode named(ClassNode tree, String name) {
        return tree.methods.stream()
                .filter(method -> method.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MethodNode method(ClassNode tree, String name, String descriptor) {
        return tree.methods.stream()
                .filter(method -> method.name.equals(name) && method.desc.equals(descriptor))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + descriptor));
    }

    private static List<String> parameters(MethodNode method) {
        List<String> parameters = new ArrayList<>();
        if (method.parameters == null) return parameters;
        method.parameters.forEach(parameter -> parameters.add(parameter.name + " " + parameter.access));
        return parameters;
    }

    private static List<String> annotations(MethodNode method) {
        List<String> all = new ArrayList<>();
        if (method.visibleAnnotations != null)
            method.visibleAnnotations.forEach(annotation -> all.add(text(annotation)));
        if (method.visibleTypeAnnotations != null) {
            for (TypeAnnotationNode annotation : method.visibleTypeAnnotations) {
                all.add(annotation.typeRef + " " + annotation.typePath + " " + text(annotation));
            }
        }
        for (int i = 0;
                method.visibleParameterAnnotations != null && i < method.visibleParameterAnnotations.length;
                i++) {
            List<AnnotationNode> some = method.visibleParameterAnnotations[i];
            int parameter = i;
            if (some != null) some.forEach(annotation -> all.add(parameter + " " + text(annotation)));
        }
        return all;
    }

    private static String text(AnnotationNode annotation) {
        return annotation.desc + annotation.values;
    }

    private static String text(AbstractInsnNode instruction) {
        return instruction instanceof org.objectweb.asm.tree.MethodInsnNode call ? call.name : "";
    }

    private static Map<String, String> fields(ClassNode tree) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (FieldNode field : tree.fields) {
            fields.put(field.name, field.access + field.desc + field.signature + field.value);
        }
        return fields;
    }

    private static List<Integer> lines(MethodNode method) {
        List<Integer> lines = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode line && !lines.contains(line.line)) lines.add(line.line);
        }
        return lines;
    }

    private static List<String> variables(MethodNode method) {
        List<String> variables = new ArrayList<>();
        for (LocalVariableNode variable : method.localVariables) {
            String text = variable.name + " " + variable.desc + " " + variable.signature;
            if (!variables.contains(text)) variables.add(text);
        }
        return variables;
    }

    private static List<Integer> opcodes(MethodNode method) {
        List<Integer> opcodes = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) opcodes.add(instruction.getOpcode());
        return opcodes;
    }
}
