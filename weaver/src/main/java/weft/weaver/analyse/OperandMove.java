package weft.weaver.analyse;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * An instruction that moves operands ({@code pop} to {@code swap}), when some of these are no longer on the operand
 * stack: it becomes the same move of fewer words.
 */
final class OperandMove {
    private static final int DUPS_OF_ONE_LENGTH = Opcodes.DUP2 - Opcodes.DUP;

    private final BitSet gone;
    private final List<Object> stack;
    private int top;

    private OperandMove(BitSet gone, List<Object> stack) {
        this.gone = gone;
        this.stack = stack;
        this.top = stack.size();
    }

    /**
     * Returns the opcode of what is left.
     *
     * @param gone which entries are not on the operand stack any more
     * @param stack the types on the operand stack of the source, before the instruction
     * @param opcode the instruction
     */
    static int without(BitSet gone, List<Object> stack, int opcode) {
        OperandMove move = new OperandMove(gone, stack);
        return switch (opcode) {
            case Opcodes.POP -> pop(move.take(1));
            case Opcodes.POP2 -> pop(move.take(2));
            case Opcodes.DUP -> dup(move.take(1), 0);
            case Opcodes.DUP_X1 -> dup(move.take(1), move.take(1));
            case Opcodes.DUP_X2 -> dup(move.take(1), move.take(2));
            case Opcodes.DUP2 -> dup(move.take(2), 0);
            case Opcodes.DUP2_X1 -> dup(move.take(2), move.take(1));
            case Opcodes.DUP2_X2 -> dup(move.take(2), move.take(2));
            case Opcodes.SWAP -> move.take(2) == 2 ? Opcodes.SWAP : Opcodes.NOP;
            default -> opcode;
        };
    }

    /** Takes words from the operand stack, and returns how many of them are not gone. */
    private int take(int words) {
        int left = 0;
        int end = words;
        while (end > 0) {
            top--;
            int size = FrameState.size(stack.get(top));
            if (!gone.get(top)) left += size;
            end -= size;
        }
        return left;
    }

    private static int pop(int words) {
        return words == 0 ? Opcodes.NOP : Opcodes.POP + words - 1;
    }

    private static int dup(int words, int below) {
        return words == 0 ? Opcodes.NOP : Opcodes.DUP + (words - 1) * DUPS_OF_ONE_LENGTH + below;
    }
}
