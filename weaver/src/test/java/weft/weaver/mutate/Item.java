package weft.weaver.mutate;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.VarInsnNode;

/** An instruction with what the tables of the method say of it. */
final class Item {
    /** Labels in it are those of blocks. */
    AbstractInsnNode instruction;

    /** Its line, or 0. */
    int line;

    /** In the order in which they are asked. */
    List<Guard> guards;

    List<Name> names;

    Item(AbstractInsnNode instruction, int line, List<Guard> guards, List<Name> names) {
        this.instruction = instruction;
        this.line = line;
        this.guards = guards;
        this.names = names;
    }

    /** Returns an item at the same place. */
    Item with(AbstractInsnNode other) {
        return new Item(other, line, guards, names);
    }

    Item copy(Map<LabelNode, LabelNode> labels) {
        return with(instruction.clone(labels));
    }

    int opcode() {
        return instruction.getOpcode();
    }

    boolean isLoad() {
        return opcode() >= Opcodes.ILOAD && opcode() <= Opcodes.ALOAD;
    }

    boolean isStore() {
        return opcode() >= Opcodes.ISTORE && opcode() <= Opcodes.ASTORE;
    }

    boolean isIncrement() {
        return opcode() == Opcodes.IINC;
    }

    /** Returns the local variable that it loads, stores or increments. */
    int slot() {
        return instruction instanceof IincInsnNode increment ? increment.var : ((VarInsnNode) instruction).var;
    }

    void moveTo(int slot) {
        if (instruction instanceof IincInsnNode increment) increment.var = slot;
        else ((VarInsnNode) instruction).var = slot;
    }

    /** Returns how many local variables the value takes that it loads, stores or increments. */
    int width() {
        return switch (opcode()) {
            case Opcodes.LLOAD, Opcodes.DLOAD, Opcodes.LSTORE, Opcodes.DSTORE -> 2;
            default -> 1;
        };
    }

    /** Whether it cannot throw. */
    boolean isSilent() {
        int opcode = opcode();
        return opcode <= Opcodes.SIPUSH
                || isLoad()
                || isStore()
                || isIncrement()
                || opcode == Opcodes.POP
                || opcode == Opcodes.POP2
                || opcode == Opcodes.DUP;
    }
}
