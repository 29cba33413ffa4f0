package weft.weaver.misuse;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Sources;
import weft.weaver.harness.Variant;

/** Each diagnostic's text. Programs that stand here start at line 2, after the imports. */
class MisuseTest {
    private static final int MAJOR_VERSION = 7;
    private static final String ASYNC_METHOD =
            "class Main {\n@Async Coroutine<Integer> f() {\nreturn value(await(leaf(1)));\n}\n}\n";

    private static final Path FOLDER = Path.of("src", "test", "resources", "misuse");

    @Test
    @DisplayName("what is said of the programs in the folder misuse is in the file messages.txt, to the letter")
    void programs() throws IOException {
        Map<String, String> sources = sources("misuse");
        Map<String, byte[]> classFiles = Compiler.compile(Variant.MAIN, sources);

        List<String> said = Sources.diagnostics(classFiles).stream().sorted().toList();

        assertThat(said).isEqualTo(Files.readAllLines(FOLDER.resolve("messages.txt")));
        for (Woven woven : Sources.weave(classFiles)) {
            assertThat(woven.changed() && woven.failed()).isFalse();
            if (woven.failed()) assertThat(woven.machines()).isEmpty();
        }
        for (String program : sources.keySet()) {
            String file = program.substring("misuse/".length());
            assertThat(said).as(file).anyMatch(line -> line.startsWith(file));
        }
    }

    @Test
    @DisplayName("what builds say of the programs in the folder mistakes, which are woven, is in the file mistakes.txt")
    void mistakes() throws IOException {
        Map<String, byte[]> classFiles = Compiler.compile(Variant.MAIN, sources("mistakes"));
        List<Diagnostic> said = new ArrayList<>();
        for (byte[] classFile : classFiles.values()) {
            Woven woven = new Weaver().weave(classFile);
            assertThat(woven.diagnostics()).isEmpty();
            said.addAll(Weaver.mistakes(classFile));
            if (woven.changed()) said.addAll(Weaver.mistakes(woven.classFile()));
        }

        assertThat(said.stream().map(Object::toString).sorted().toList())
                .isEqualTo(Files.readAllLines(FOLDER.resolve("mistakes.txt")));
    }

    private static Map<String, String> sources(String folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            for (Path file : files.toList()) sources.put(folder + "/" + file.getFileName(), Files.readString(file));
        }
        return sources;
    }

    @Test
    @DisplayName("each text that the weaver has is said to a program, or to a class file that a test here makes")
    void everyText() throws Exception {
        String said = Files.readString(FOLDER.resolve("messages.txt"))
                + Files.readString(FOLDER.resolve("mistakes.txt"))
                + Files.readString(Path.of("src", "test", "java", "weft", "weaver", "misuse", "MisuseTest.java"))
                        .replaceAll("\"\\s*\\+\\s*\"", "");
        Path source = Path.of("src", "main", "java", "weft", "weaver", "check", "Messages.java");
        // Texts are joined, and cut at what is put in.
        String texts = Files.readString(source).replaceAll("\"\\s*\\+\\s*\"", "");
        Matcher literal = Pattern.compile("\"([^\"]*)\"").matcher(texts);
        List<String> unsaid = new ArrayList<>();
        while (literal.find()) {
            if (literal.group(1).length() > 3 && !said.contains(literal.group(1))) unsaid.add(literal.group(1));
        }
        assertThat(unsaid).isEmpty();
    }

    @Test
    @DisplayName("a class file that no verifier would take is damaged, which is no bug of the weaver")
    void damaged() {
        ClassReader reader = new ClassReader(Sources.compile(ASYNC_METHOD, "-g").get("p.Main"));
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] e) {
                        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, type, generic, e)) {
                            @Override
                            public void visitInsn(int opcode) {
                                if (opcode == Opcodes.ARETURN) super.visitInsn(Opcodes.POP);
                                super.visitInsn(opcode);
                            }
                        };
                    }
                },
                0);
        byte[] classFile = writer.toByteArray();

        Woven woven = new Weaver().weave(classFile);

        assertThat(woven.classFile()).isSameAs(classFile);
        assertThat(woven.diagnostics())
                .singleElement()
                .asString()
                .startsWith(
                        "Main.java: error: the class file is damaged and was left as it is: the JVM's verifier would"
                                + " not take it even unwoven (")
                .endsWith("); compile it again");
    }

    @Test
    @DisplayName("@Async on a constructor, which no Java source can have")
    void asyncConstructor() {
        byte[] classFile = annotateConstructors(
                Sources.compile("class Main {\n Main() {\n }\n}\n", "-g").get("p.Main"));

        refused(
                Map.of("p.Main", classFile),
                "Main.java:3: error: a constructor cannot be @Async; write a static @Async method that awaits first and then calls the constructor");
    }

    @Test
    @DisplayName("without line numbers the method, without a file name the class")
    void withoutDebugInformation() {
        String source = "class Main {\n Main() {\n await(leaf(1));\n }\n}\n";

        assertThat(Sources.diagnostics(Sources.compile(source, "-g:source")))
                .containsExactly(
                        "Main.java: error: p.Main.<init>: await in a constructor or an instance initialiser; write a static @Async method that awaits first and passes the value to the constructor");
        assertThat(Sources.diagnostics(Sources.compile(source, "-g:none")))
                .containsExactly(
                        "p.Main: error: p.Main.<init>: await in a constructor or an instance initialiser; write a static @Async method that awaits first and passes the value to the constructor");
    }

    @Test
    @DisplayName("a body too large for HotSpot's compilers is a warning")
    void largeBody() {
        Map<String, byte[]> classFiles = Sources.compile(
                "class Main {\n@Async Coroutine<Integer> f() {\nint x = 0;\n" + "x += await(leaf(x));\n".repeat(300)
                        + "return value(x);\n}\n}\n",
                "-g");

        assertThat(Sources.diagnostics(classFiles))
                .singleElement(as(STRING))
                .matches(
                        "Main\\.java:4: warning: the woven body of f takes up to \\d{5} bytes; HotSpot compiles no method"
                                + " of more than 8000, so it will be slow; split the method");
        assertThat(Sources.weave(classFiles)).allMatch(Woven::changed);
    }

    @Test
    @DisplayName("a body too large for a class file is an error")
    void hugeBody() {
        StringBuilder text = new StringBuilder("class Main {\n@Async Coroutine<Integer> f() {\n");
        for (int i = 0; i < 60; i++)
            text.append("int v").append(i).append(" = ").append(i).append(";\n");
        for (int i = 0; i < 150; i++)
            text.append("v")
                    .append(i % 60)
                    .append(" += await(leaf(v")
                    .append(i % 59)
                    .append("));\n");
        text.append("return value(v0");
        for (int i = 1; i < 60; i++) text.append(" + v").append(i);
        Map<String, byte[]> classFiles =
                Sources.compile(text.append(");\n}\n}\n").toString(), "-g");

        assertThat(Sources.diagnostics(classFiles))
                .singleElement(as(STRING))
                .isEqualTo(
                        "Main.java:4: error: the woven body of f takes more than the 65535 bytes that a class file allows:"
                                + " it has 150 awaits, and saves up to 60 values at each; split the method");
        assertThat(Sources.weave(classFiles)).noneMatch(Woven::changed);
    }

    @Test
    @DisplayName("a class without misuse has no diagnostics")
    void none() {
        warned("""
class Main implements Serializable {
    private static final long serialVersionUID = 1L;
    @Async Coroutine<Integer> f() {
        synchronized (this) {
            hashCode();
        }
        return value(await(leaf(1)));
    }
    @Async static void main(String[] args) {
        await(leaf(1));
    }
}
""");
    }

    @Test
    @DisplayName("a class file from before Java 8, which has no stack map frames to go by")
    void oldClassFile() {
        byte[] old = Sources.compile(ASYNC_METHOD, "-g").get("p.Main");
        old[MAJOR_VERSION] = Opcodes.V1_6;

        refused(
                Map.of("p.Main", old),
                "Main.java: error: the class file has version 50 (before Java 8); compile it for Java 8 or newer");
    }

    @Test
    @DisplayName("a class file of a Java that is not known yet")
    void newClassFile() {
        byte[] future = Sources.compile(ASYNC_METHOD, "-g").get("p.Main");
        future[MAJOR_VERSION] = 44 + 80;

        Woven woven = new Weaver().weave("p/Main", future);

        assertThat(woven.classFile()).isSameAs(future);
        assertThat(woven.diagnostics())
                .singleElement()
                .asString()
                .matches(
                        "p/Main: error: the class file is of Java 80, and this version of Weft reads class files up to Java"
                                + " \\d\\d; update Weft, or compile with --release \\d\\d");
    }

    @Test
    @DisplayName("a class whose constant pool has no room left")
    void fullConstantPool() {
        ClassReader reader = new ClassReader(Sources.compile(ASYNC_METHOD, "-g").get("p.Main"));
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(writer, 0);
        for (int i = 0; i < 65_480; i++) writer.newConst(100_000 + i);

        byte[] full = writer.toByteArray();

        Woven woven = new Weaver().weave(full);

        assertThat(woven.classFile()).isSameAs(full);
        assertThat(woven.diagnostics()).singleElement().asString().startsWith("Main.java: error: ");
    }

    private static void refused(String source, String... expected) {
        refused(Sources.compile(source, "-g"), expected);
    }

    private static void refused(Map<String, byte[]> classFiles, String... expected) {
        assertThat(Sources.diagnostics(classFiles)).containsExactly(expected);
        byte[] main = classFiles.get("p.Main");
        Woven woven = new Weaver().weave(main);
        assertThat(woven.failed()).isTrue();
        assertThat(woven.classFile()).isSameAs(main);
        assertThat(woven.changed()).isFalse();
        assertThat(woven.machines()).isEmpty();
        assertThat(woven.className()).isEqualTo("p/Main");
    }

    private static void warned(String source, String... expected) {
        Map<String, byte[]> classFiles = Sources.compile(source, "-g");
        List<Woven> results = Sources.weave(classFiles);
        assertThat(Sources.diagnostics(classFiles)).containsExactly(expected);
        assertThat(results).anyMatch(Woven::changed).noneMatch(Woven::failed);
    }

    private static byte[] annotateConstructors(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor annotating = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                MethodVisitor method = super.visitMethod(access, name, type, generic, thrown);
                if (!name.equals("<init>")) return method;
                AnnotationVisitor annotation = method.visitAnnotation("Lweft/annotations/Async;", true);
                annotation.visitEnd();
                return method;
            }
        };
        new ClassReader(classFile).accept(annotating, 0);
        return writer.toByteArray();
    }
}
