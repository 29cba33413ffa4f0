package weft.weaver.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import weft.annotations.Async;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Coverage;
import weft.weaver.harness.Variant;

/**
 * What tools read of a class with each attribute that javac writes is the same before and after weaving, or is on the
 * list of {@link Expected}. The matrix and the tortured libraries are compared where they are woven.
 */
class ReadersTest {
    private static final Path EVERYTHING = Path.of("..", "conformance", "src", "test", "resources", "attributes");
    private static final Path MORE = Path.of("src", "test", "resources", "readers");

    static Stream<Variant> variants() {
        return Stream.of(
                variant(false, "-g", "-parameters"),
                variant(false, "-g"),
                variant(false, "-g:none"),
                variant(false, "-g:lines"),
                variant(true, "-g", "-parameters"),
                variant(true, "-g:none"));
    }

    private static Variant variant(boolean ecj, String... flags) {
        String label = (ecj ? "ecj " : "javac ") + List.of(flags);
        return new Variant(label, ecj, 17, 17, List.of(flags), false, Coverage.NONE);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void classFilesReadAsBefore(Variant variant) throws IOException {
        Map<String, byte[]> plain = Compiler.compile(variant, sources(variant));
        ClassLoader loader = new Loader(plain);
        List<String> differences = new ArrayList<>();
        int changed = 0;
        for (Map.Entry<String, Woven> each : weave(plain).entrySet()) {
            if (!each.getValue().changed()) continue;
            changed++;
            byte[] before = plain.get(each.getKey());
            Comparison comparison = isSerializable(loader, each.getKey())
                    ? Comparison.ofSerializable(before, each.getValue())
                    : Comparison.of(before, each.getValue());
            comparison.unexplained().forEach(text -> differences.add(each.getKey() + " " + text));
        }

        assertThat(differences).isEmpty();
        assertThat(changed).isGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void reflectionReadsAsBefore(Variant variant) throws Exception {
        Map<String, byte[]> plain = Compiler.compile(variant, sources(variant));
        Map<String, Woven> results = weave(plain);
        Set<String> warned = new HashSet<>();
        results.forEach((name, woven) -> {
            if (woven.diagnostics().toString().contains("serialVersionUID")) warned.add(name);
        });

        List<String> differences = new ArrayList<>();
        ClassLoader before = new Loader(plain);
        ClassLoader after = new Loader(wovenFiles(results));
        for (String name : plain.keySet()) {
            Reflections.differences(before.loadClass(name), after.loadClass(name)).stream()
                    .filter(text -> !warned.contains(name) || !text.startsWith("class: serial form"))
                    .forEach(text -> differences.add(name + " " + text));
        }
        assertThat(differences).isEmpty();
        assertThat(warned).containsExactlyInAnyOrder("Serials$NotStatic");
    }

    @Test
    void whatIsLostIsFound() throws Exception {
        Variant variant = variant(false, "-g");
        byte[] before = Compiler.compile(variant, sources(variant)).get("Declarations");
        Woven woven = new Weaver().weave(before);
        ClassNode tree = WovenParts.tree(woven.classFile());
        tree.methods.forEach(method -> method.signature = null);
        ClassWriter writer = new ClassWriter(0);
        tree.accept(writer);
        Woven damaged = new Woven(woven.className(), writer.toByteArray(), true, woven.machines(), woven.diagnostics());

        assertThat(Comparison.of(before, damaged).unexplained())
                .isNotEmpty()
                .allMatch(text -> text.contains(": signature: ") && text.endsWith(" -> null"));
    }

    /** kotlinc writes such code for the default values of an inline function's parameters. */
    @Test
    void variableInTheSlotOfUnnamedParameterIsNoParameter() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Defaults", null, "java/lang/Object", null);
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_STATIC, "m", "(Ljava/lang/Object;I)Lweft/Coroutine;", null, null);
        method.visitAnnotation("Lweft/annotations/Async;", true).visitEnd();
        Label start = new Label();
        Label inlined = new Label();
        Label end = new Label();
        method.visitCode();
        method.visitLabel(start);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitVarInsn(Opcodes.ISTORE, 1);
        method.visitLabel(inlined);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC, "weft/Asyncio", "value", "(Ljava/lang/Object;)Lweft/Coroutine;", false);
        method.visitInsn(Opcodes.ARETURN);
        method.visitLabel(end);
        method.visitLocalVariable("key", "Ljava/lang/Object;", null, start, end, 0);
        method.visitLocalVariable("inlined", "I", null, inlined, end, 1);
        method.visitMaxs(0, 0);
        byte[] before = writer.toByteArray();
        Woven woven = new Weaver().weave(before);
        ClassNode tree = WovenParts.tree(woven.classFile());
        tree.methods.forEach(each -> each.localVariables = null);
        ClassWriter unnamed = new ClassWriter(0);
        tree.accept(unnamed);
        Woven damaged =
                new Woven(woven.className(), unnamed.toByteArray(), true, woven.machines(), woven.diagnostics());

        assertThat(Comparison.of(before, woven).unexplained()).isEmpty();
        assertThat(Comparison.of(before, damaged).unexplained())
                .singleElement()
                .asString()
                .contains("parameters in the variable table: key null; ?;  -> ?; ?; ");
    }

    /** The page docs/tools.md tells how to find the right one. */
    @Test
    void ofTwoMethodsOfAUsersNameTheAnnotatedOneIsTheDeclaredOne() throws Exception {
        Variant variant = variant(false, "-g");
        Class<?> type =
                new Loader(wovenFiles(weave(Compiler.compile(variant, sources(variant))))).loadClass("Declarations");
        List<Method> methods = Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("open"))
                .toList();

        assertThat(methods).hasSize(2).noneMatch(Method::isSynthetic);
        assertThat(methods)
                .filteredOn(method -> method.isAnnotationPresent(Async.class))
                .containsExactly(type.getMethod("open", Comparable.class, long.class, double.class, String[].class));
        assertThat(methods)
                .filteredOn(method -> Modifier.isPrivate(method.getModifiers()))
                .hasSize(1);
    }

    /** The number that is computed here is the JDK's. */
    @Test
    void theComputedSerialVersionIsTheJdks() throws Exception {
        Variant variant = variant(false, "-g");
        Map<String, byte[]> plain = Compiler.compile(variant, sources(variant));
        ClassLoader loader = new Loader(plain);
        for (String name : plain.keySet()) {
            ObjectStreamClass serial = ObjectStreamClass.lookup(loader.loadClass(name));
            // Such a field is read when the class runs, or not at all: ASM computes no number beside it.
            if (serial == null || name.startsWith("Serials$Not")) continue;
            assertThat(SerialVersion.of(plain.get(name))).as(name).isEqualTo(serial.getSerialVersionUID());
        }
    }

    /** The classes and their machines, by name. */
    private static Map<String, byte[]> wovenFiles(Map<String, Woven> results) {
        Map<String, byte[]> files = new HashMap<>();
        results.forEach((name, woven) -> {
            files.put(name, woven.classFile());
            woven.machines().forEach((machine, bytes) -> files.put(machine.replace('/', '.'), bytes));
        });
        return files;
    }

    private static boolean isSerializable(ClassLoader loader, String name) {
        try {
            return Serializable.class.isAssignableFrom(loader.loadClass(name));
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Map<String, Woven> weave(Map<String, byte[]> classFiles) {
        Map<String, Woven> woven = new HashMap<>();
        classFiles.forEach((name, classFile) -> woven.put(name, new Weaver().weave(classFile)));
        assertThat(woven.values()).noneMatch(Woven::failed);
        return woven;
    }

    private static Map<String, String> sources(Variant variant) throws IOException {
        Map<String, String> sources = new HashMap<>();
        // The Eclipse compiler refuses a sealed interface of the first.
        for (Path folder : variant.ecj() ? List.of(MORE) : List.of(EVERYTHING, MORE)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sources.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classFiles;

        Loader(Map<String, byte[]> classFiles) {
            super(ReadersTest.class.getClassLoader());
            this.classFiles = classFiles;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classFiles.get(name);
            if (bytes == null) throw new ClassNotFoundException(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
