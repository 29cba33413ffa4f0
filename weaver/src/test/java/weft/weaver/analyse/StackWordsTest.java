package weft.weaver.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** What is known of each instruction's operands, against ASM's own simulation of classes of the JDK. */
class StackWordsTest {
    private static final List<String> CLASSES = List.of(
            "java/lang/String",
            "java/lang/StrictMath",
            "java/lang/FdLibm$Pow",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/util/Arrays",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/regex/Pattern",
            "java/util/Scanner",
            "java/time/Duration",
            "java/text/DecimalFormat");

    private final BitSet opcodes = new BitSet();

    @Test
    @DisplayName("the depth of the stack behind each instruction is what ASM computes")
    void depths() throws Exception {
        for (String name : CLASSES) {
            ClassNode tree = read(name);
            for (MethodNode method : tree.methods) {
                if (method.instructions.size() > 0) checkDepths(tree.name, method);
            }
        }
        assertThat(opcodes.cardinality()).isGreaterThan(120);
    }

    private void checkDepths(String owner, MethodNode method) throws Exception {
        Frame<SourceValue>[] frames = new Analyzer<>(new SourceInterpreter()).analyze(owner, method);
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode instruction = method.instructions.get(i);
            if (frames[i] == null
                    || instruction.getOpcode() < 0
                    || ControlFlow.successors(instruction).isEmpty()) continue;
            int next = method.instructions.indexOf(
                    ControlFlow.successors(instruction).get(0));
            int before = words(frames[i]);
            int after = words(frames[next]);
            // A word below all operands moves by what the instruction adds.
            assertThat(StackWords.after(instruction, before))
                    .as(owner + "." + method.name + " at " + i)
                    .isEqualTo(after);
            assertThat(StackWords.before(instruction, after))
                    .as(owner + "." + method.name + " at " + i)
                    .isEqualTo(before);
            opcodes.set(instruction.getOpcode());
        }
    }

    private static int words(Frame<SourceValue> frame) {
        int words = 0;
        for (int i = 0; i < frame.getStackSize(); i++)
            words += frame.getStack(i).getSize();
        return words;
    }

    @Test
    @DisplayName("the instructions that copy and swap move each word as the JVM specification says")
    void moves() {
        Map<Integer, String> moves = new HashMap<>();
        moves.put(Opcodes.DUP, "1 -> 11");
        moves.put(Opcodes.DUP_X1, "21 -> 121");
        moves.put(Opcodes.DUP_X2, "321 -> 1321");
        moves.put(Opcodes.DUP2, "21 -> 2121");
        moves.put(Opcodes.DUP2_X1, "321 -> 21321");
        moves.put(Opcodes.DUP2_X2, "4321 -> 214321");
        moves.put(Opcodes.SWAP, "21 -> 12");
        moves.forEach((opcode, move) -> {
            String before = move.substring(0, move.indexOf(' '));
            String after = move.substring(move.lastIndexOf(' ') + 1);
            InsnNode instruction = new InsnNode(opcode);
            for (int word = 0; word < after.length(); word++) {
                char value = after.charAt(after.length() - 1 - word);
                boolean isCopied = after.indexOf(value) != after.lastIndexOf(value);
                int expected = isCopied ? StackWords.COPIED : before.length() - 1 - before.indexOf(value);
                assertThat(StackWords.before(instruction, word)).as(move).isEqualTo(expected);
                if (!isCopied)
                    assertThat(StackWords.after(instruction, expected)).isEqualTo(word);
            }
        });
    }

    private static ClassNode read(String name) throws IOException {
        ClassNode tree = new ClassNode();
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            new ClassReader(in.readAllBytes()).accept(tree, 0);
        }
        return tree;
    }
}
