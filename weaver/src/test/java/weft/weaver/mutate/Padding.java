package weft.weaver.mutate;

import java.util.List;
import java.util.SplittableRandom;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import weft.weaver.mutate.Mutation.Target;

/** Instructions that do nothing. */
final class Padding {
    private static final int ONE_IN = 8;

    private Padding() {}

    static void pad(Code code, Target target, SplittableRandom random) {
        Stacks stacks = new Stacks(target.owner(), target.method(), code);
        for (Block block : code.blocks) {
            for (Item item : List.copyOf(block.items)) {
                int at = block.items.indexOf(item);
                if (random.nextInt(ONE_IN) != 0 || Code.isInseparable(block, at)) continue;
                for (AbstractInsnNode each : nothing(code, stacks.widthOfTop(item), random))
                    block.items.add(at++, item.with(each));
            }
        }
    }

    private static List<AbstractInsnNode> nothing(Code code, int top, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> List.of(new InsnNode(Opcodes.ICONST_3), new VarInsnNode(Opcodes.ISTORE, code.fresh(1)));
            case 1 -> List.of(new InsnNode(Opcodes.LCONST_1), new VarInsnNode(Opcodes.LSTORE, code.fresh(2)));
            case 2 -> List.of(new InsnNode(Opcodes.ACONST_NULL), new InsnNode(Opcodes.POP));
            case 3, 4 -> {
                if (top == 1) yield List.of(new InsnNode(Opcodes.DUP), new InsnNode(Opcodes.POP));
                if (top == 2) yield List.of(new InsnNode(Opcodes.DUP2), new InsnNode(Opcodes.POP2));
                yield List.of(new InsnNode(Opcodes.NOP));
            }
            default -> List.of(new InsnNode(Opcodes.NOP));
        };
    }
}
