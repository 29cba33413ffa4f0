package weft.weaver.analyse;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Where control goes from an instruction. */
final class ControlFlow {
    private ControlFlow() {}

    /** Returns where control may go after an instruction, but for exceptions. */
    static List<AbstractInsnNode> successors(AbstractInsnNode instruction) {
        List<AbstractInsnNode> successors = new ArrayList<>();
        if (instruction instanceof JumpInsnNode jump) {
            successors.add(jump.label);
        } else if (instruction instanceof TableSwitchInsnNode table) {
            successors.addAll(table.labels);
            successors.add(table.dflt);
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            successors.addAll(lookup.labels);
            successors.add(lookup.dflt);
        }
        if (fallsThrough(instruction) && instruction.getNext() != null) successors.add(instruction.getNext());
        return successors;
    }

    private static boolean fallsThrough(AbstractInsnNode instruction) {
        return switch (instruction.getOpcode()) {
            case Opcodes.GOTO,
                    Opcodes.ATHROW,
                    Opcodes.TABLESWITCH,
                    Opcodes.LOOKUPSWITCH,
                    Opcodes.IRETURN,
                    Opcodes.LRETURN,
                    Opcodes.FRETURN,
                    Opcodes.DRETURN,
                    Opcodes.ARETURN,
                    Opcodes.RETURN -> false;
            default -> true;
        };
    }
}
