package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/**
 * Weaving keeps each attribute of what it does not have to change, for classes with each attribute that javac writes.
 */
class AttributesTest {
    /** All that javac writes for Java 17, as javap calls them, but those of modules. */
    private static final String[] ATTRIBUTES = {
        "AnnotationDefault",
        "BootstrapMethods",
        "Code",
        "ConstantValue",
        "Deprecated",
        "EnclosingMethod",
        "Exceptions",
        "InnerClasses",
        "LineNumberTable",
        "LocalVariableTable",
        "LocalVariableTypeTable",
        "MethodParameters",
        "NestHost",
        "NestMembers",
        "PermittedSubclasses",
        "Record",
        "RuntimeInvisibleAnnotations",
        "RuntimeInvisibleParameterAnnotations",
        "RuntimeInvisibleTypeAnnotations",
        "RuntimeVisibleAnnotations",
        "RuntimeVisibleParameterAnnotations",
        "RuntimeVisibleTypeAnnotations",
        "Signature",
        "SourceFile",
        "StackMapTable"
    };

    private static final String CLASS = "class";
    private static final Pattern CODE = Pattern.compile("(?m)^ {4}Code:(\n {5,}.*)*");
    private static final Pattern MARK =
            Pattern.compile("(?m)^( *)weft.Woven: length = 0x.*(\n\\1 +([0-9A-F]{2} ?)+$)*\n?");

    @TempDir
    Path folder;

    @Test
    void theClassesHaveEachAttribute() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : compile("-g")) all.append(Members.of(file));

        for (String attribute : ATTRIBUTES) assertThat(all).containsPattern("\\b" + attribute + "\\b *:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none", "-g:lines"})
    void attributesAreKept(String debug) throws IOException {
        int woven = 0;
        for (Path file : compile(debug)) {
            Map<String, String> before = Members.of(file);
            Woven result = new Weaver(Checks.CLASS_FILE).weave(Files.readAllBytes(file));
            assertThat(result.diagnostics()).isEmpty();
            if (!result.changed()) continue;
            woven++;
            Files.write(file, result.classFile());
            Map<String, String> kept = kept(Members.of(file), before);
            unwoven(before)
                    .forEach((member, text) ->
                            assertThat(kept.get(member)).as(member).isEqualTo(text));
        }
        assertThat(woven).isEqualTo(7);
    }

    /** No Java compiler writes these in ordinary code; agents do. */
    @Test
    void dynamicConstantsAndCallsOfAnyBootstrapAreKept() throws IOException {
        for (Path file : compile("-g")) {
            if (!file.endsWith("Everything.class")) continue;
            Files.write(file, withDynamics(Files.readAllBytes(file)));
            Map<String, String> before = Members.of(file);
            assertThat(before.get("static void dynamics(); descriptor: ()V"))
                    .contains("// Dynamic #:constant:", "// InvokeDynamic #:call:");

            Files.write(
                    file,
                    new Weaver(Checks.CLASS_FILE)
                            .weave(Files.readAllBytes(file))
                            .classFile());

            assertThat(kept(Members.of(file), before)).isEqualTo(unwoven(before));
        }
    }

    private static byte[] withDynamics(byte[] classFile) {
        Handle constantBootstrap = new Handle(
                Opcodes.H_INVOKESTATIC,
                "other/Bootstraps",
                "constant",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;[Ljava/lang/Object;)"
                        + "Ljava/lang/Object;",
                true);
        Handle callBootstrap = new Handle(
                Opcodes.H_INVOKESTATIC,
                "other/Bootstraps",
                "call",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;[Ljava/lang/Object;)"
                        + "Ljava/lang/invoke/CallSite;",
                false);
        ConstantDynamic inner = new ConstantDynamic("inner", "J", constantBootstrap, 1L, Type.getType("(I)V"));
        ConstantDynamic outer = new ConstantDynamic("constant", "Ljava/lang/Object;", constantBootstrap, inner, "x");
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitEnd() {
                        MethodVisitor out = visitMethod(Opcodes.ACC_STATIC, "dynamics", "()V", null, null);
                        out.visitCode();
                        out.visitLdcInsn(outer);
                        out.visitInvokeDynamicInsn(
                                "call", "(Ljava/lang/Object;)V", callBootstrap, inner, callBootstrap, 2.5);
                        out.visitInsn(Opcodes.RETURN);
                        out.visitMaxs(1, 0);
                        out.visitEnd();
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }

    private List<Path> compile(String debug) throws IOException {
        Path program = Path.of("src", "test", "resources", "attributes");
        Path classes = folder.resolve("classes");
        // The last of the options that contradict each other is the one that counts.
        App.compile(App.sourcesBelow(program), classes, List.of(), "-proc:none", debug);
        return Jars.filesBelow(classes);
    }

    /** What was there before; the code of async methods is what weaving is to change. */
    private static Map<String, String> unwoven(Map<String, String> members) {
        Map<String, String> unwoven = new TreeMap<>(members);
        unwoven.replaceAll((name, text) -> isAsync(text) ? CODE.matcher(text).replaceFirst("") : text);
        return unwoven;
    }

    /** What was there before as it is now; weaving adds methods, a serialVersionUID, and its mark. */
    private static Map<String, String> kept(Map<String, String> woven, Map<String, String> before) {
        Map<String, String> kept = unwoven(woven);
        kept.keySet().retainAll(before.keySet());
        kept.replaceAll((name, text) -> name.equals(CLASS) ? MARK.matcher(text).replaceFirst("") : text);
        return kept;
    }

    private static boolean isAsync(String member) {
        return member.contains("weft.annotations.Async\n") || member.endsWith("weft.annotations.Async");
    }
}
