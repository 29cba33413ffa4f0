package weft.weaver.analyse;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import weft.weaver.parse.Lines;

/**
 * The {@code new} instructions whose uninitialised object is on the operand stack or in a live local variable at an
 * await. An uninitialised object cannot be saved. But it has no state either, and nothing can be done with it but move
 * it around and initialise it: so it is made in front of its constructor call instead, and until then all its copies
 * are gone. By the JVM's verifier (JVM specification 4.10.1.4), all values with the label of one {@code new} are one
 * object.
 */
public final class ObjectCreations {
    private final FrameTypes types;
    private final Set<AbstractInsnNode> deferred = new LinkedHashSet<>();
    private final Map<AbstractInsnNode, Integer> changedMoves = new LinkedHashMap<>();

    private ObjectCreations(FrameTypes types) {
        this.types = types;
    }

    /** Puts a label before each {@code new}, as {@link FrameTypes} needs it. */
    public static void label(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction.getOpcode() == Opcodes.NEW) method.instructions.insertBefore(instruction, new LabelNode());
        }
    }

    /** Finds the creations to defer. Throws {@link UnsupportedCodeException} if one is used for more than moves. */
    public static ObjectCreations find(
            MethodNode method, List<? extends AbstractInsnNode> awaits, FrameTypes types, Liveness liveness) {
        ObjectCreations creations = new ObjectCreations(types);
        for (AbstractInsnNode await : awaits) creations.deferHeldAt(await, liveness.after(await));
        if (!creations.deferred.isEmpty()) {
            types.addMoves();
            for (AbstractInsnNode instruction : method.instructions) creations.change(instruction);
        }
        return creations;
    }

    private void deferHeldAt(AbstractInsnNode await, BitSet live) {
        FrameState state = types.before(await);
        for (Object type : state.stack()) defer(type);
        for (int local = 0; local < state.locals().size(); local++) {
            if (live.get(local)) defer(state.locals().get(local));
        }
    }

    private void defer(Object type) {
        if (type instanceof LabelNode label) deferred.add(creationAt(label));
    }

    /** Returns the deferred {@code new} instructions. */
    public Set<AbstractInsnNode> deferred() {
        return deferred;
    }

    /** Tells whether a value of this type is the object of a deferred {@code new}. */
    public boolean isDeferred(Object type) {
        return type instanceof LabelNode label && deferred.contains(creationAt(label));
    }

    /** Tells whether a value of this type is the object of this {@code new}. */
    public boolean isMadeBy(TypeInsnNode creation, Object type) {
        return type instanceof LabelNode label && creationAt(label) == creation;
    }

    /**
     * Returns the instructions that moved deferred objects, with the opcodes of what is left of them; NOP for nothing.
     */
    public Map<AbstractInsnNode, Integer> changedMoves() {
        return changedMoves;
    }

    /** Returns the {@code new} whose object a constructor call initialises, if it is deferred; else null. */
    public TypeInsnNode initialises(MethodInsnNode call) {
        FrameState state = types.before(call);
        if (state == null || call.getOpcode() != Opcodes.INVOKESPECIAL || !call.name.equals("<init>")) return null;
        Object target = state.stack().get(state.stack().size() - 1 - Type.getArgumentTypes(call.desc).length);
        return isDeferred(target) ? (TypeInsnNode) creationAt((LabelNode) target) : null;
    }

    private void change(AbstractInsnNode instruction) {
        FrameState state = types.before(instruction);
        if (state == null) return;
        int opcode = instruction.getOpcode();
        switch (opcode) {
            case Opcodes.ALOAD -> {
                if (isDeferred(state.locals().get(((VarInsnNode) instruction).var))) {
                    changedMoves.put(instruction, Opcodes.NOP);
                }
            }
            case Opcodes.ASTORE -> {
                if (isDeferred(state.top(0))) changedMoves.put(instruction, Opcodes.NOP);
            }
            case Opcodes.IFNULL, Opcodes.IFNONNULL, Opcodes.MONITORENTER, Opcodes.MONITOREXIT ->
                refuseUse(instruction, state.top(0));
            case Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE -> {
                refuseUse(instruction, state.top(0));
                refuseUse(instruction, state.top(1));
            }
            default -> {
                int left = OperandMove.without(gone(state.stack()), state.stack(), opcode);
                if (left != opcode) changedMoves.put(instruction, left);
            }
        }
    }

    private BitSet gone(List<Object> stack) {
        BitSet gone = new BitSet();
        for (int entry = 0; entry < stack.size(); entry++) gone.set(entry, isDeferred(stack.get(entry)));
        return gone;
    }

    private void refuseUse(AbstractInsnNode instruction, Object type) {
        if (!isDeferred(type)) return;
        throw new UnsupportedCodeException(
                Lines.of(instruction),
                "an object is compared or locked before its constructor, whose arguments are awaited, has been called;"
                        + " await them into local variables first");
    }

    private static AbstractInsnNode creationAt(LabelNode label) {
        AbstractInsnNode at = label;
        while (at.getOpcode() < 0) at = at.getNext();
        return at;
    }
}
