package weft.weaver.mutate;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Other jumps to the same places. */
final class Jumps {
    private static final int MOST_KEYS = 40;

    private Jumps() {}

    /** {@code if (a) goto x;} becomes {@code if (!a) goto y; goto x; y:}. */
    static void invert(Code code, SplittableRandom random) {
        Map<LabelNode, Block> blocks = code.byLabel();
        for (Block block : code.blocks) {
            Item last = block.last();
            if (last == null || !(last.instruction instanceof JumpInsnNode jump) || random.nextBoolean()) continue;
            LabelNode target = jump.label;
            last.instruction = new JumpInsnNode(opposite(jump.getOpcode()), block.next.label);
            block.next = blocks.get(target);
        }
    }

    private static int opposite(int opcode) {
        if (opcode == Opcodes.IFNULL) return Opcodes.IFNONNULL;
        if (opcode == Opcodes.IFNONNULL) return Opcodes.IFNULL;
        // The opposites are neighbours; the first has an odd number.
        return (opcode + 1 ^ 1) - 1;
    }

    static void switchToIfs(Code code, SplittableRandom random) {
        Map<LabelNode, Block> blocks = code.byLabel();
        for (Block block : List.copyOf(code.blocks)) {
            if (block.last() == null || random.nextInt(4) == 0) continue;
            AbstractInsnNode instruction = block.last().instruction;
            if (instruction instanceof TableSwitchInsnNode table) {
                List<Integer> keys =
                        IntStream.rangeClosed(table.min, table.max).boxed().toList();
                replace(code, block, keys, table.labels, blocks.get(table.dflt));
            } else if (instruction instanceof LookupSwitchInsnNode lookup) {
                replace(code, block, lookup.keys, lookup.labels, blocks.get(lookup.dflt));
            }
        }
    }

    private static void replace(Code code, Block block, List<Integer> keys, List<LabelNode> labels, Block otherwise) {
        if (keys.size() > MOST_KEYS) return;
        int local = code.fresh(1);
        Item place = block.last();
        place.instruction = new VarInsnNode(Opcodes.ISTORE, local);
        int at = code.blocks.indexOf(block) + 1;
        Block before = block;
        for (int i = 0; i < keys.size(); i++) {
            Block test = new Block();
            test.items.add(place.with(new VarInsnNode(Opcodes.ILOAD, local)));
            test.items.add(place.with(new LdcInsnNode(keys.get(i))));
            test.items.add(place.with(new JumpInsnNode(Opcodes.IF_ICMPEQ, labels.get(i))));
            before.next = test;
            code.blocks.add(at + i, test);
            before = test;
        }
        before.next = otherwise;
    }
}
