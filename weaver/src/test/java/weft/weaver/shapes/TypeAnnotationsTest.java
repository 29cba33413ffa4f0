package weft.weaver.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeAnnotationNode;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.harness.Matrix;
import weft.weaver.harness.ThreeWays;

/**
 * The programs of the matrix with a type annotation on each instruction that can have one. Each is in the woven class
 * once, though the weaver writes some of these instructions anew; only the call that wraps a returned value goes.
 */
class TypeAnnotationsTest {
    private static final Set<String> WRAPPERS =
            Set.of("value", "done", "completed", "completedFuture", "completedStage");

    @TestFactory
    Stream<DynamicTest> eachIsKept() {
        return ThreeWays.classFiles(Matrix.programs()).entrySet().stream()
                .map(program -> DynamicTest.dynamicTest(program.getKey().name(), () -> check(program.getValue())));
    }

    private static void check(Map<String, byte[]> classFiles) {
        for (byte[] classFile : classFiles.values()) {
            List<String> needed = new ArrayList<>();
            List<String> allowed = new ArrayList<>();
            Woven woven = new Weaver(Checks.CLASS_FILE).weave(annotate(classFile, needed, allowed));
            assertThat(woven.failed()).as(woven.diagnostics().toString()).isFalse();

            List<String> kept = annotations(woven.classFile());

            assertThat(kept).doesNotHaveDuplicates().containsAll(needed);
            needed.addAll(allowed);
            assertThat(needed).containsAll(kept);
        }
    }

    private static byte[] annotate(byte[] classFile, List<String> needed, List<String> allowed) {
        ClassNode tree = tree(classFile);
        for (MethodNode method : tree.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                int target = target(instruction);
                if (target < 0) continue;
                String name = "Lp/Mark" + needed.size() + "_" + allowed.size() + ";";
                TypeAnnotationNode annotation = new TypeAnnotationNode(target, null, name);
                if (needed.size() % 2 == 0) instruction.visibleTypeAnnotations = List.of(annotation);
                else instruction.invisibleTypeAnnotations = List.of(annotation);
                boolean isWrapper = instruction instanceof MethodInsnNode call && WRAPPERS.contains(call.name);
                (isWrapper ? allowed : needed).add(name);
            }
        }
        ClassWriter writer = new ClassWriter(0);
        tree.accept(writer);
        return writer.toByteArray();
    }

    private static int target(AbstractInsnNode instruction) {
        return switch (instruction.getOpcode()) {
            case Opcodes.NEW -> TypeReference.NEW << 24;
            case Opcodes.INSTANCEOF -> TypeReference.INSTANCEOF << 24;
            case Opcodes.CHECKCAST -> TypeReference.CAST << 24;
            case Opcodes.INVOKEDYNAMIC -> TypeReference.METHOD_REFERENCE << 24;
            case Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE ->
                ((MethodInsnNode) instruction).name.equals("<init>")
                        ? TypeReference.CONSTRUCTOR_INVOCATION_TYPE_ARGUMENT << 24
                        : TypeReference.METHOD_INVOCATION_TYPE_ARGUMENT << 24;
            default -> -1;
        };
    }

    private static List<String> annotations(byte[] classFile) {
        List<String> found = new ArrayList<>();
        for (MethodNode method : tree(classFile).methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                add(found, instruction.visibleTypeAnnotations);
                add(found, instruction.invisibleTypeAnnotations);
            }
        }
        return found;
    }

    private static void add(List<String> found, List<TypeAnnotationNode> annotations) {
        if (annotations != null) annotations.forEach(annotation -> found.add(annotation.desc));
    }

    private static ClassNode tree(byte[] classFile) {
        ClassNode tree = new ClassNode();
        new ClassReader(classFile).accept(tree, ClassReader.EXPAND_FRAMES);
        return tree;
    }
}
