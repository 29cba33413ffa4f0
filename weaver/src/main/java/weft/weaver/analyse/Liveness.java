package weft.weaver.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which local variables may be read later, before each instruction: the usual backward data flow, with an edge from
 * every instruction of a protected range to its handler.
 */
public final class Liveness {
    private final InsnList instructions;
    private final BitSet[] liveBefore;

    /** The locals that have a name at an instruction, where that is to keep them; else null. */
    private final BitSet[] inScope;

    private final List<List<AbstractInsnNode>> handlers;

    private Liveness(MethodNode method) {
        instructions = method.instructions;
        int size = instructions.size();
        liveBefore = new BitSet[size];
        inScope = new BitSet[size];
        for (int i = 0; i < size; i++) liveBefore[i] = new BitSet();
        handlers = new ArrayList<>(Collections.nCopies(size, List.of()));
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int end = instructions.indexOf(block.end);
            for (int i = instructions.indexOf(block.start); i < end; i++) {
                if (handlers.get(i).isEmpty()) handlers.set(i, new ArrayList<>());
                handlers.get(i).add(block.handler);
            }
        }
    }

    /**
     * Computes what is live.
     *
     * @param keepLocals whether a variable counts as read at each instruction at which it is in scope, for a debugger
     */
    public static Liveness of(MethodNode method, boolean keepLocals) {
        Liveness liveness = new Liveness(method);
        if (keepLocals && method.localVariables != null) liveness.addScopes(method.localVariables);
        liveness.solve();
        return liveness;
    }

    private void addScopes(List<LocalVariableNode> variables) {
        for (LocalVariableNode variable : variables) {
            int end = instructions.indexOf(variable.end);
            for (int i = instructions.indexOf(variable.start); i < end; i++) {
                if (inScope[i] == null) inScope[i] = new BitSet();
                inScope[i].set(variable.index);
            }
        }
    }

    /** Returns the locals that are live before an instruction. */
    public BitSet before(AbstractInsnNode instruction) {
        return liveBefore[instructions.indexOf(instruction)];
    }

    /** Returns the locals that are live after an instruction that does not jump, its handlers' included. */
    public BitSet after(AbstractInsnNode instruction) {
        BitSet live = (BitSet) before(instruction.getNext()).clone();
        for (AbstractInsnNode handler : handlers.get(instructions.indexOf(instruction))) live.or(before(handler));
        return live;
    }

    /** Returns the handlers of the protected ranges in which an instruction is. */
    List<AbstractInsnNode> handlersOf(AbstractInsnNode instruction) {
        return handlers.get(instructions.indexOf(instruction));
    }

    private void solve() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (AbstractInsnNode at = instructions.getLast(); at != null; at = at.getPrevious()) {
                changed |= update(at);
            }
        }
    }

    private boolean update(AbstractInsnNode instruction) {
        int index = instructions.indexOf(instruction);
        BitSet live = new BitSet();
        for (AbstractInsnNode successor : ControlFlow.successors(instruction)) live.or(before(successor));
        applyTo(live, instruction);
        if (inScope[index] != null) live.or(inScope[index]);
        for (AbstractInsnNode handler : handlers.get(index)) live.or(before(handler));
        boolean changed = !live.equals(liveBefore[index]);
        liveBefore[index] = live;
        return changed;
    }

    private static void applyTo(BitSet live, AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (instruction instanceof IincInsnNode increment) {
            live.set(increment.var);
        } else if (instruction instanceof VarInsnNode access) {
            live.set(access.var, opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD);
        }
    }
}
