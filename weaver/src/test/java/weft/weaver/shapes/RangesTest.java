package weft.weaver.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import weft.weaver.harness.Matrix;
import weft.weaver.harness.Program;
import weft.weaver.harness.Run;
import weft.weaver.harness.ThreeWays;
import weft.weaver.harness.Twins;
import weft.weaver.harness.Variant;

/**
 * The programs of the matrix with a range around each single instruction: a protected one, whose handler throws on, one
 * of a variable and one of a variable's annotation. Whatever the weaver takes out, it leaves no range empty.
 */
class RangesTest {
    @TestFactory
    Stream<DynamicTest> aroundEachInstruction() {
        return ThreeWays.classFiles(Matrix.programs()).entrySet().stream()
                .map(program -> DynamicTest.dynamicTest(
                        program.getKey().name(), () -> check(program.getKey(), program.getValue())));
    }

    private static void check(Program program, Map<String, byte[]> compiled) {
        Map<String, byte[]> withRanges = new HashMap<>(compiled);
        withRanges.replaceAll((name, classFile) -> addRanges(classFile));
        for (Variant variant : List.of(Variant.MAIN, Variant.keepingLocals())) {
            Twins twins = Twins.of(program, withRanges, variant);
            String woven = twins.woven("box", Run.SUSPENDED).text();
            assertThat(woven).isEqualTo(twins.plain("box", 0).text());
        }
    }

    private static byte[] addRanges(byte[] classFile) {
        ClassNode tree = new ClassNode();
        new ClassReader(classFile).accept(tree, ClassReader.EXPAND_FRAMES);
        for (MethodNode method : tree.methods) {
            if (!method.name.startsWith("<") && method.instructions.size() > 0) addRanges(tree.name, method);
        }
        ClassWriter writer = new ClassWriter(0);
        tree.accept(writer);
        return writer.toByteArray();
    }

    private static void addRanges(String owner, MethodNode method) {
        List<LabelNode> labels = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction.getOpcode() < 0) continue;
            labels.add(new LabelNode());
            method.instructions.insertBefore(instruction, labels.get(labels.size() - 1));
        }
        LabelNode handler = new LabelNode();
        labels.add(handler);
        method.instructions.add(handler);
        method.instructions.add(
                new FrameNode(Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"}));
        method.instructions.add(new InsnNode(Opcodes.ATHROW));
        method.maxStack = Math.max(method.maxStack, 1);
        method.maxLocals = Math.max(method.maxLocals, 1);

        if (method.localVariables == null) method.localVariables = new ArrayList<>();
        boolean isGeneric =
                method.localVariables.stream().anyMatch(variable -> variable.index == 0 && variable.signature != null);
        int last = labels.size() - 1;
        for (int i = 0; i < last; i++) {
            LabelNode start = labels.get(i);
            LabelNode end = labels.get(i + 1);
            method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
            // ASM gives a generic signature to every variable of that local and place.
            if (!isGeneric) {
                method.localVariables.add(new LocalVariableNode("at" + i, "L" + owner + ";", null, start, end, 0));
            }
        }
        method.invisibleLocalVariableAnnotations = new ArrayList<>(List.of(new LocalVariableAnnotationNode(
                TypeReference.LOCAL_VARIABLE << 24,
                null,
                labels.subList(0, last).toArray(LabelNode[]::new),
                labels.subList(1, last + 1).toArray(LabelNode[]::new),
                new int[last],
                "Lp/Mark;")));
    }
}
