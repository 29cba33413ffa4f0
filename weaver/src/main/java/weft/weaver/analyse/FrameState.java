package weft.weaver.analyse;

import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * The verification types before an instruction, as ASM writes them: {@code Opcodes.INTEGER} and the like, an internal
 * name, or the label of a {@code new}.
 *
 * @param locals one entry a local variable; a long or double is followed by TOP
 * @param stack one entry an operand; a long or double has one entry only
 */
public record FrameState(List<Object> locals, List<Object> stack) {
    /** Returns the type of an operand, counted from the top of the operand stack. */
    Object top(int entry) {
        return stack.get(stack.size() - 1 - entry);
    }

    /** Returns how many local variables a type takes. */
    public static int size(Object type) {
        return type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
    }
}
