package weft.weaver.analyse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.parse.AwaitCall;

/**
 * The verification types at each await and each constructor call, and, where they are asked for, at each instruction
 * that an uninitialised object may be an operand of, from the class file's own stack map frames carried forward through
 * the basic block. No class is loaded, no common superclass is computed (JVM specification 4.10.1).
 */
public final class FrameTypes {
    private final String owner;
    private final MethodNode method;
    private final Map<AbstractInsnNode, FrameState> states = new HashMap<>();
    private final Map<Label, LabelNode> labels = new IdentityHashMap<>();

    /** Is shared by all states that have the same locals, which are many where locals are many. */
    private List<Object> lastLocals;

    private FrameTypes(String owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
    }

    /** Computes the types. Every {@code new} of the method must be preceded by a label. */
    public static FrameTypes of(String owner, MethodNode method) {
        FrameTypes types = new FrameTypes(owner, method);
        types.run(types.awaitsAndConstructors());
        return types;
    }

    /** Computes the types before some instructions. Every {@code new} of the method must be preceded by a label. */
    public static FrameTypes before(Set<AbstractInsnNode> instructions, String owner, MethodNode method) {
        FrameTypes types = new FrameTypes(owner, method);
        types.run(instructions);
        return types;
    }

    /** Adds the types at each instruction that can move or use an uninitialised object, which few methods need. */
    void addMoves() {
        run(moves());
    }

    /** Returns the types before such an instruction; null if it cannot be reached. */
    public FrameState before(AbstractInsnNode instruction) {
        return states.get(instruction);
    }

    private void run(Set<AbstractInsnNode> instructions) {
        AnalyzerAdapter adapter =
                new AnalyzerAdapter(Opcodes.ASM9, owner, method.access, method.name, method.desc, null) {};
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LabelNode label) labels.put(label.getLabel(), label);
        }
        for (AbstractInsnNode instruction : method.instructions) {
            if (instructions.contains(instruction) && adapter.locals != null) states.put(instruction, capture(adapter));
            instruction.accept(adapter);
        }
        method.instructions.resetLabels();
    }

    private Set<AbstractInsnNode> awaitsAndConstructors() {
        Set<AbstractInsnNode> found = new HashSet<>();
        for (AbstractInsnNode instruction : method.instructions) {
            boolean isConstructor = instruction instanceof MethodInsnNode call && call.name.equals("<init>");
            if (isConstructor || AwaitCall.isAwait(instruction)) found.add(instruction);
        }
        return found;
    }

    private Set<AbstractInsnNode> moves() {
        Set<AbstractInsnNode> found = new HashSet<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (movesOrUses(instruction.getOpcode())) found.add(instruction);
        }
        return found;
    }

    private static boolean movesOrUses(int opcode) {
        return switch (opcode) {
            case Opcodes.ALOAD, Opcodes.ASTORE -> true;
            case Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE, Opcodes.IFNULL, Opcodes.IFNONNULL -> true;
            case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> true;
            default -> opcode >= Opcodes.POP && opcode <= Opcodes.SWAP;
        };
    }

    private FrameState capture(AnalyzerAdapter adapter) {
        List<Object> stack = new ArrayList<>();
        for (int i = 0; i < adapter.stack.size(); i++) {
            Object type = type(adapter.stack.get(i));
            stack.add(type);
            i += FrameState.size(type) - 1;
        }
        List<Object> locals = new ArrayList<>(adapter.locals.size());
        for (Object local : adapter.locals) locals.add(type(local));
        if (!locals.equals(lastLocals)) lastLocals = locals;
        return new FrameState(lastLocals, stack);
    }

    private Object type(Object type) {
        return type instanceof Label label ? labels.get(label) : type;
    }
}
