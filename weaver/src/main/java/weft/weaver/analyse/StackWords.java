package weft.weaver.analyse;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;

/**
 * What an instruction does to one word of the operand stack. Words are counted from the top, which is 0; a long or
 * double has two (JVM specification 2.11, 6.5).
 */
final class StackWords {
    /** The word is taken from the stack, or was not on it before. */
    static final int NONE = -1;

    /** The word is copied, or is a copy. */
    static final int COPIED = -2;

    /** The words that each instruction takes and leaves, from nop to monitorexit; for those with operands see below. */
    private static final String TAKES = "0000000000000000000" // nop to ldc
            + "00" + "00000" // iload to aload
            + "00000000000000000000" // iload_0 to aload_3
            + "22222222" // iaload to saload
            + "12121" + "00000000000000000000" // istore to astore_3
            + "34343333" // iastore to sastore
            + "12" + "0000000" // pop, pop2; dup to swap stand apart
            + "24242424242424242424" // iadd to drem
            + "1212" + "232323" + "242424" + "0" // ineg to dneg, ishl to lushr, iand to lxor, iinc
            + "111222111222111" // i2l to i2s
            + "42244" // lcmp to dcmpg
            + "11111122222222" + "0" + "00" + "11" // ifeq to if_acmpne; goto; jsr, ret; switches
            + "121210" // ireturn to return
            + "0000" + "00000" // fields and calls
            + "01111111" + "1"; // new to monitorenter; monitorexit

    private static final String LEAVES = "0111111112211122110" // nop to ldc
            + "00" + "12121" // iload to aload
            + "00000000000000000000" // iload_0 to aload_3
            + "12121111" // iaload to saload
            + "00000" + "00000000000000000000" // istore to astore_3
            + "00000000" // iastore to sastore
            + "00" + "0000000" // pop, pop2
            + "12121212121212121212" // iadd to drem
            + "1212" + "121212" + "121212" + "0" // ineg to dneg, ishl to lushr, iand to lxor, iinc
            + "212112122121111" // i2l to i2s
            + "11111" // lcmp to dcmpg
            + "00000000000000" + "0" + "00" + "00" // jumps and switches
            + "000000" // returns
            + "0000" + "00000" // fields and calls
            + "11110110" + "0"; // new to monitorenter; monitorexit

    /** For each instruction from dup to swap: the word before it that each word behind it was, from the top. */
    private static final int[][] MOVES = {
        {0, 0}, {0, 1, 0}, {0, 1, 2, 0}, {0, 1, 0, 1}, {0, 1, 2, 0, 1}, {0, 1, 2, 3, 0, 1}, {1, 0}
    };

    private StackWords() {}

    /** Returns where a word that is on the stack behind an instruction was before it, or NONE, or COPIED. */
    static int before(AbstractInsnNode instruction, int word) {
        if (isMove(instruction)) {
            int[] moves = MOVES[instruction.getOpcode() - Opcodes.DUP];
            if (word >= moves.length) return word - moves.length + depth(moves);
            return isCopied(moves, moves[word]) ? COPIED : moves[word];
        }
        int leaves = leaves(instruction);
        return word < leaves ? NONE : word - leaves + takes(instruction);
    }

    /** Returns where a word that is on the stack before an instruction is behind it, or NONE, or COPIED. */
    static int after(AbstractInsnNode instruction, int word) {
        if (isMove(instruction)) {
            int[] moves = MOVES[instruction.getOpcode() - Opcodes.DUP];
            if (word >= depth(moves)) return word - depth(moves) + moves.length;
            if (isCopied(moves, word)) return COPIED;
            int at = 0;
            while (moves[at] != word) at++;
            return at;
        }
        int takes = takes(instruction);
        return word < takes ? NONE : word - takes + leaves(instruction);
    }

    /** Returns the word before an instruction that a word behind it is a copy of. */
    static int copiedFrom(AbstractInsnNode instruction, int word) {
        return MOVES[instruction.getOpcode() - Opcodes.DUP][word];
    }

    private static boolean isMove(AbstractInsnNode instruction) {
        return instruction.getOpcode() >= Opcodes.DUP && instruction.getOpcode() <= Opcodes.SWAP;
    }

    private static boolean isCopied(int[] moves, int word) {
        int times = 0;
        for (int from : moves) times += from == word ? 1 : 0;
        return times > 1;
    }

    private static int depth(int[] moves) {
        int depth = 0;
        for (int from : moves) depth = Math.max(depth, from + 1);
        return depth;
    }

    private static int takes(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (instruction instanceof MethodInsnNode call) {
            int arguments = Type.getArgumentsAndReturnSizes(call.desc) >> 2;
            return opcode == Opcodes.INVOKESTATIC ? arguments - 1 : arguments;
        }
        if (instruction instanceof InvokeDynamicInsnNode call) {
            return (Type.getArgumentsAndReturnSizes(call.desc) >> 2) - 1;
        }
        if (instruction instanceof FieldInsnNode field) {
            int value = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC ? size(field.desc) : 0;
            return opcode == Opcodes.PUTFIELD || opcode == Opcodes.GETFIELD ? value + 1 : value;
        }
        if (instruction instanceof MultiANewArrayInsnNode array) return array.dims;
        if (opcode > Opcodes.MONITOREXIT) return 1; // ifnull, ifnonnull
        return opcode < 0 ? 0 : TAKES.charAt(opcode) - '0';
    }

    private static int leaves(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (instruction instanceof MethodInsnNode call) return Type.getArgumentsAndReturnSizes(call.desc) & 3;
        if (instruction instanceof InvokeDynamicInsnNode call) return Type.getArgumentsAndReturnSizes(call.desc) & 3;
        if (instruction instanceof FieldInsnNode field) {
            return opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC ? size(field.desc) : 0;
        }
        if (instruction instanceof LdcInsnNode constant) return constantSize(constant.cst);
        if (instruction instanceof MultiANewArrayInsnNode) return 1;
        if (opcode > Opcodes.MONITOREXIT) return 0;
        return opcode < 0 ? 0 : LEAVES.charAt(opcode) - '0';
    }

    private static int size(String descriptor) {
        return descriptor.equals("J") || descriptor.equals("D") ? 2 : 1;
    }

    private static int constantSize(Object constant) {
        if (constant instanceof org.objectweb.asm.ConstantDynamic dynamic) return dynamic.getSize();
        return constant instanceof Long || constant instanceof Double ? 2 : 1;
    }
}
