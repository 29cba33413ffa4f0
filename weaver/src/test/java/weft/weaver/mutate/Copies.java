package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The same code more than once. */
final class Copies {
    private static final int MOST_TURNS = 5;
    private static final int MOST_ITEMS = 30;
    private static final int LONGEST = 3;

    private Copies() {}

    /** Gives one of the predecessors of a block a copy of it, and of some that follow. */
    static void tails(Code code, SplittableRandom random) {
        int turns = 1 + random.nextInt(MOST_TURNS);
        for (int turn = 0; turn < turns; turn++) {
            Map<LabelNode, Block> blocks = code.byLabel();
            Block from = code.blocks.get(random.nextInt(code.blocks.size()));
            int length = 1 + random.nextInt(LONGEST);
            if (from.last() != null && from.last().instruction instanceof JumpInsnNode jump && random.nextBoolean()) {
                Block copy = copy(code, blocks.get(jump.label), length, random);
                from.last().instruction = new JumpInsnNode(jump.getOpcode(), copy.label);
            } else if (from.next != null) {
                from.next = copy(code, from.next, length, random);
            }
        }
    }

    private static Block copy(Code code, Block block, int length, SplittableRandom random) {
        Map<LabelNode, LabelNode> labels = new HashMap<>();
        code.blocks.forEach(each -> labels.put(each.label, each.label));
        if (block.items.size() > MOST_ITEMS || leavesRaw(block)) return block;
        Block copy = new Block();
        block.items.forEach(item -> copy.items.add(item.copy(labels)));
        copy.next = block.next;
        copy.exit = block.exit;
        code.blocks.add(1 + random.nextInt(code.blocks.size()), copy);
        if (length > 1 && copy.next != null) copy.next = copy(code, copy.next, length - 1, random);
        return copy;
    }

    /**
     * Whether an object is created in a block and not initialised: for the verifier, another one is of another type.
     */
    private static boolean leavesRaw(Block block) {
        int raw = 0;
        for (Item item : block.items) {
            if (item.opcode() == Opcodes.NEW) raw++;
            if (item.instruction instanceof MethodInsnNode call && call.name.equals("<init>") && raw > 0) raw--;
        }
        return raw > 0;
    }

    /** Lets some of what a handler protects have a handler of its own that does the same. */
    static void handlers(Code code, SplittableRandom random) {
        List<Block> handlers = new ArrayList<>();
        for (Block block : code.blocks) {
            if (code.handlers().contains(block)) handlers.add(block);
        }
        for (Block handler : handlers) {
            if (random.nextBoolean()) continue;
            Block copy = copy(code, handler, 1 + random.nextInt(LONGEST), random);
            if (copy == handler) continue;
            for (Block block : code.blocks) {
                if (random.nextBoolean()) continue;
                for (Item item : block.items) item.guards = replace(item.guards, handler, copy);
            }
        }
    }

    private static List<Guard> replace(List<Guard> guards, Block handler, Block copy) {
        return guards.stream()
                .map(guard -> guard.handler() == handler ? new Guard(copy, guard.type(), guard.order()) : guard)
                .toList();
    }
}
