package weft.weaver.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Renumbers the local variables of a method that has many, without gaps and in the same order. The body needs some of
 * its own, and the numbers end at 65,535; the analysis takes time and memory for each number.
 */
final class PackedLocals {
    /** Up to here an instruction holds the number in one byte. */
    private static final int FEW = 256;

    private final MethodNode method;
    private final BitSet used = new BitSet();

    /** The new number of each local. */
    private final int[] packed;

    private PackedLocals(MethodNode method) {
        this.method = method;
        this.packed = new int[method.maxLocals];
    }

    static void pack(MethodNode method) {
        if (method.maxLocals > FEW) new PackedLocals(method).pack();
    }

    private void pack() {
        findUsed();
        int next = 0;
        for (int local = used.nextSetBit(0); local >= 0; local = used.nextSetBit(local + 1)) packed[local] = next++;
        for (AbstractInsnNode instruction : method.instructions) renumber(instruction);
        for (LocalVariableNode variable : variables()) variable.index = packed[variable.index];
        for (LocalVariableAnnotationNode annotation : annotations()) {
            for (int i = 0; i < annotation.index.size(); i++) {
                annotation.index.set(i, packed[annotation.index.get(i)]);
            }
        }
        method.maxLocals = next;
    }

    private void findUsed() {
        int parameters = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        for (Type parameter : Type.getArgumentTypes(method.desc)) parameters += parameter.getSize();
        use(0, parameters);
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof VarInsnNode access) use(access.var, sizeOf(access.getOpcode()));
            else if (instruction instanceof IincInsnNode increment) use(increment.var, 1);
            else if (instruction instanceof FrameNode frame) useAll(frame);
        }
        for (LocalVariableNode variable : variables()) {
            use(variable.index, Type.getType(variable.desc).getSize());
        }
        for (LocalVariableAnnotationNode annotation : annotations()) {
            for (int local : annotation.index) use(local, 1);
        }
    }

    private void useAll(FrameNode frame) {
        int local = 0;
        for (Object type : frame.local) {
            if (type != Opcodes.TOP) use(local, FrameState.size(type));
            local += FrameState.size(type);
        }
    }

    private void use(int local, int size) {
        used.set(local, local + size);
    }

    private void renumber(AbstractInsnNode instruction) {
        if (instruction instanceof VarInsnNode access) access.var = packed[access.var];
        else if (instruction instanceof IincInsnNode increment) increment.var = packed[increment.var];
        else if (instruction instanceof FrameNode frame) frame.local = withoutGaps(frame.local);
    }

    private List<Object> withoutGaps(List<Object> locals) {
        List<Object> kept = new ArrayList<>();
        int local = 0;
        for (Object type : locals) {
            if (used.get(local)) kept.add(type);
            local += FrameState.size(type);
        }
        return kept;
    }

    private List<LocalVariableNode> variables() {
        return method.localVariables == null ? List.of() : method.localVariables;
    }

    private List<LocalVariableAnnotationNode> annotations() {
        List<LocalVariableAnnotationNode> annotations = new ArrayList<>();
        if (method.visibleLocalVariableAnnotations != null) annotations.addAll(method.visibleLocalVariableAnnotations);
        if (method.invisibleLocalVariableAnnotations != null) {
            annotations.addAll(method.invisibleLocalVariableAnnotations);
        }
        return annotations;
    }

    private static int sizeOf(int opcode) {
        return switch (opcode) {
            case Opcodes.LLOAD, Opcodes.DLOAD, Opcodes.LSTORE, Opcodes.DSTORE -> 2;
            default -> 1;
        };
    }
}
