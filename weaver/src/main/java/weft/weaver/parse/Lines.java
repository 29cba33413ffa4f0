package weft.weaver.parse;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Line numbers of instructions. */
public final class Lines {
    private Lines() {}

    /** Returns the line an instruction belongs to, or 0 if the class file does not say. */
    public static int of(AbstractInsnNode instruction) {
        for (AbstractInsnNode at = instruction; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode line) return line.line;
        }
        return 0;
    }

    /** Returns the line of each instruction, by its index. */
    public static int[] all(InsnList instructions) {
        int[] lines = new int[instructions.size()];
        int line = 0;
        int index = 0;
        for (AbstractInsnNode at : instructions) {
            if (at instanceof LineNumberNode number) line = number.line;
            lines[index++] = line;
        }
        return lines;
    }

    /** Returns the first line of a method, or 0. */
    public static int first(MethodNode method) {
        for (AbstractInsnNode at : method.instructions) {
            if (at instanceof LineNumberNode line) return line.line;
        }
        return 0;
    }
}
