package weft.weaver.emit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The names of {@code this} and the parameters, which a stub keeps in its table of local variables. Frameworks that
 * find no {@code MethodParameters} attribute read them there.
 */
final class ParameterNames {
    private final MethodNode source;
    private final List<LocalVariableNode> found = new ArrayList<>();

    private ParameterNames(MethodNode source) {
        this.source = source;
    }

    /**
     * Returns the parameters' entries of a method's table, in their order; their ranges are still those of its code.
     */
    static List<LocalVariableNode> of(String owner, MethodNode source) {
        ParameterNames names = new ParameterNames(source);
        if (source.localVariables == null) return names.found;
        int local = 0;
        if ((source.access & Opcodes.ACC_STATIC) == 0) names.find(local++, "L" + owner + ";");
        for (Type type : Type.getArgumentTypes(source.desc)) {
            names.find(local, type.getDescriptor());
            local += type.getSize();
        }
        return names.found;
    }

    private void find(int local, String descriptor) {
        for (LocalVariableNode variable : source.localVariables) {
            if (variable.index != local || !variable.desc.equals(descriptor) || !hasPassedValue(variable)) continue;
            found.add(variable);
            return;
        }
    }

    /** Returns whether the variable is the parameter, and not one that is assigned to its local later. */
    private boolean hasPassedValue(LocalVariableNode variable) {
        for (AbstractInsnNode at = source.instructions.getFirst(); at != variable.start; at = at.getNext()) {
            boolean stores = at.getOpcode() >= Opcodes.ISTORE && at.getOpcode() <= Opcodes.ASTORE;
            if (stores && ((VarInsnNode) at).var == variable.index) return false;
        }
        return true;
    }

    /** Gives a method without variables those entries, over its whole code. */
    static void put(List<LocalVariableNode> parameters, MethodNode stub) {
        stub.localVariables = null;
        if (parameters.isEmpty()) return;
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        stub.instructions.insert(start);
        stub.instructions.add(end);
        stub.localVariables = new ArrayList<>(parameters.size());
        for (LocalVariableNode parameter : parameters) {
            stub.localVariables.add(new LocalVariableNode(
                    parameter.name, parameter.desc, parameter.signature, start, end, parameter.index));
        }
    }
}
