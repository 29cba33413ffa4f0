package weft.weaver.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
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
 * The {@code new} instructions whose uninitialised object is on the operand stack at an await, or in a local variable,
 * where javac parks it while a switch expression with a try block runs. An uninitialised object cannot be saved, so
 * these are made after the constructor's arguments instead, and what moved them before goes.
 */
public final class ObjectCreations {
    private final Map<AbstractInsnNode, TypeInsnNode> deferred = new HashMap<>();
    private final FrameTypes types;
    private final Liveness liveness;

    private ObjectCreations(FrameTypes types, Liveness liveness) {
        this.types = types;
        this.liveness = liveness;
    }

    /** Puts a label before each {@code new}, as {@link FrameTypes} needs it. */
    public static void label(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction.getOpcode() == Opcodes.NEW) method.instructions.insertBefore(instruction, new LabelNode());
        }
    }

    /**
     * Finds the creations to defer. Throws {@link UnsupportedCodeException} for a shape that no Java compiler emits.
     */
    public static ObjectCreations find(
            MethodNode method, List<? extends AbstractInsnNode> awaits, FrameTypes types, Liveness liveness) {
        ObjectCreations creations = new ObjectCreations(types, liveness);
        for (AbstractInsnNode await : awaits) {
            List<Object> held = creations.heldAt(await);
            for (Object type : held) {
                if (type instanceof LabelNode label) creations.defer(label, held, await);
            }
        }
        if (!creations.deferred.isEmpty()) {
            types.addMoves();
            for (AbstractInsnNode instruction : method.instructions) creations.refuseOtherMoves(instruction);
        }
        return creations;
    }

    /** Returns the types of the operand stack and of the live local variables. */
    private List<Object> heldAt(AbstractInsnNode await) {
        FrameState state = types.before(await);
        List<Object> held = new ArrayList<>(state.stack());
        BitSet live = liveness.after(await);
        for (int local = 0; local < state.locals().size(); local++) {
            if (live.get(local)) held.add(state.locals().get(local));
        }
        return held;
    }

    /** Returns the deferred {@code new} instructions. */
    public Set<AbstractInsnNode> deferred() {
        return deferred.keySet();
    }

    /** Tells whether a type on the operand stack is the object of a deferred {@code new}. */
    public boolean isDeferred(Object type) {
        return type instanceof LabelNode label && deferred.containsKey(next(label));
    }

    /** Tells whether an instruction only copies or parks the object of a deferred {@code new}. */
    public boolean movesDeferred(AbstractInsnNode instruction) {
        FrameState state = types.before(instruction);
        return switch (instruction.getOpcode()) {
            case Opcodes.DUP -> isDupOfDeferred(instruction);
            case Opcodes.ALOAD -> state != null && isDeferred(state.locals().get(((VarInsnNode) instruction).var));
            case Opcodes.ASTORE ->
                state != null && isDeferred(state.stack().get(state.stack().size() - 1));
            default -> false;
        };
    }

    private boolean isDupOfDeferred(AbstractInsnNode instruction) {
        for (AbstractInsnNode creation : deferred.keySet()) {
            if (dupOf(creation) == instruction) return true;
        }
        return false;
    }

    /** Returns the {@code new} whose object a constructor call initialises, if it is deferred; else null. */
    public TypeInsnNode initialises(MethodInsnNode call) {
        FrameState state = types.before(call);
        if (state == null || call.getOpcode() != Opcodes.INVOKESPECIAL || !call.name.equals("<init>")) return null;
        Object target = state.stack().get(state.stack().size() - 1 - Type.getArgumentTypes(call.desc).length);
        return isDeferred(target) ? deferred.get(next((LabelNode) target)) : null;
    }

    /** Returns how many copies of the uninitialised object a constructor call finds on the operand stack. */
    public int copies(MethodInsnNode call) {
        List<Object> stack = types.before(call).stack();
        Object target = stack.get(stack.size() - 1 - Type.getArgumentTypes(call.desc).length);
        return Collections.frequency(stack, target);
    }

    private void defer(LabelNode label, List<Object> held, AbstractInsnNode await) {
        AbstractInsnNode creation = next(label);
        deferred.put(creation, (TypeInsnNode) creation);
        int copies = Collections.frequency(held, label);
        if (copies != (dupOf(creation) == null ? 1 : 2)) throw copiedAround(await);
    }

    /** A deferred object is not on the operand stack, so nothing but the dup that goes with it may move it. */
    private void refuseOtherMoves(AbstractInsnNode instruction) {
        int words = switch (instruction.getOpcode()) {
            case Opcodes.POP, Opcodes.DUP -> 1;
            case Opcodes.POP2, Opcodes.DUP2, Opcodes.DUP_X1, Opcodes.SWAP -> 2;
            case Opcodes.DUP_X2, Opcodes.DUP2_X1 -> 3;
            case Opcodes.DUP2_X2 -> 4;
            default -> 0;
        };
        if (words == 0 || types.before(instruction) == null || movesDeferred(instruction)) return;
        List<Object> stack = types.before(instruction).stack();
        for (int i = stack.size() - 1; words > 0; i--) {
            if (isDeferred(stack.get(i))) throw copiedAround(instruction);
            words -= FrameState.size(stack.get(i));
        }
    }

    private static UnsupportedCodeException copiedAround(AbstractInsnNode at) {
        return new UnsupportedCodeException(
                Lines.of(at),
                "an object under construction is copied around while its constructor's arguments are awaited;"
                        + " await them into local variables first");
    }

    private static AbstractInsnNode dupOf(AbstractInsnNode creation) {
        AbstractInsnNode following = next(creation.getNext());
        return following != null && following.getOpcode() == Opcodes.DUP ? following : null;
    }

    private static AbstractInsnNode next(AbstractInsnNode from) {
        AbstractInsnNode at = from;
        while (at != null && at.getOpcode() < 0) at = at.getNext();
        return at;
    }
}
