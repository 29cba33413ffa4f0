package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;

/** Another order of the same blocks. */
final class Layout {
    private static final int ONE_IN = 10;

    private Layout() {}

    /** Lets some jumps go to a goto. */
    static void chains(Code code, SplittableRandom random) {
        Map<LabelNode, Block> blocks = code.byLabel();
        for (Block block : List.copyOf(code.blocks)) {
            if (block.last() != null && block.last().instruction instanceof JumpInsnNode jump && random.nextBoolean()) {
                Block over = goTo(code, blocks.get(jump.label), random);
                block.last().instruction = new JumpInsnNode(jump.getOpcode(), over.label);
            }
            if (block.next != null && random.nextInt(3) == 0) block.next = goTo(code, block.next, random);
        }
    }

    private static Block goTo(Code code, Block target, SplittableRandom random) {
        Block over = new Block();
        over.next = random.nextInt(4) == 0 ? goTo(code, target, random) : target;
        code.blocks.add(1 + random.nextInt(code.blocks.size()), over);
        return over;
    }

    /** Moves handlers with the blocks that they fall into to the end, or in front of everything. */
    static void moveHandlers(Code code, SplittableRandom random) {
        Set<Block> handlers = code.handlers();
        boolean front = random.nextBoolean();
        List<Block> moved = new ArrayList<>();
        for (Block handler : code.blocks) {
            if (!handlers.contains(handler) || random.nextInt(3) == 0) continue;
            int at = code.blocks.indexOf(handler);
            while (at < code.blocks.size() && !moved.contains(code.blocks.get(at))) {
                Block block = code.blocks.get(at++);
                moved.add(block);
                if (at == code.blocks.size() || block.next != code.blocks.get(at)) break;
                if (handlers.contains(code.blocks.get(at))) break;
            }
        }
        if (random.nextInt(3) == 0) Collections.reverse(moved);
        Block entry = code.blocks.get(0);
        code.blocks.removeAll(new HashSet<>(moved));
        code.blocks.addAll(front ? 0 : code.blocks.size(), moved);
        startAt(code, entry);
    }

    /** Cuts blocks, and shuffles all of them, or swaps two parts. */
    static void reorder(Code code, SplittableRandom random) {
        for (Block block : List.copyOf(code.blocks)) {
            for (int at = block.items.size() - 1; at > 0; at--) {
                if (random.nextInt(ONE_IN) == 0 && !Code.isInseparable(block, at)) code.split(block, at);
            }
        }
        Block entry = code.blocks.get(0);
        if (random.nextBoolean()) {
            Collections.shuffle(code.blocks, new Random(random.nextLong()));
        } else {
            Collections.rotate(code.blocks, random.nextInt(code.blocks.size()));
        }
        startAt(code, entry);
    }

    private static void startAt(Code code, Block entry) {
        if (code.blocks.get(0) == entry) return;
        Block start = new Block();
        start.next = entry;
        code.blocks.add(0, start);
    }
}
