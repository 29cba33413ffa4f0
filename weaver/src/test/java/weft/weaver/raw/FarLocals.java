package weft.weaver.raw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Gives the upper local variables of a class's methods the last numbers that a class file allows. */
final class FarLocals {
    private static final int MOST_LOCALS = 65_535;

    private final int first;
    private final int distance;

    private FarLocals(int first, int distance) {
        this.first = first;
        this.distance = distance;
    }

    /** Moves the locals from {@code first} to {@code last} up, so that the last one is 65,534. */
    static byte[] move(byte[] classFile, int first, int last) {
        ClassNode tree = new ClassNode();
        new ClassReader(classFile).accept(tree, ClassReader.EXPAND_FRAMES);
        FarLocals far = new FarLocals(first, MOST_LOCALS - 1 - last);
        for (MethodNode method : tree.methods) {
            if (method.maxLocals > first) far.move(method);
        }
        ClassWriter writer = new ClassWriter(0);
        tree.accept(writer);
        return writer.toByteArray();
    }

    private void move(MethodNode method) {
        method.maxLocals = MOST_LOCALS;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof VarInsnNode access) access.var = moved(access.var);
            else if (instruction instanceof IincInsnNode increment) increment.var = moved(increment.var);
            else if (instruction instanceof FrameNode frame) frame.local = moved(frame.local);
        }
        for (LocalVariableNode variable : method.localVariables) variable.index = moved(variable.index);
    }

    private int moved(int local) {
        return local < first ? local : local + distance;
    }

    private List<Object> moved(List<Object> locals) {
        List<Object> moved = new ArrayList<>();
        int local = 0;
        for (Object type : locals) {
            if (local == first) moved.addAll(Collections.nCopies(distance, Opcodes.TOP));
            moved.add(type);
            local += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
        }
        return moved;
    }
}
