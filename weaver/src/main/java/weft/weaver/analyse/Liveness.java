package weft.weaver.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
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
    private final List<List<AbstractInsnNode>> handlers = new ArrayList<>();

    private Liveness(MethodNode method) {
        instructions = method.instructions;
        liveBefore = new BitSet[instructions.size()];
        for (int i = 0; i < liveBefore.length; i++) {
            liveBefore[i] = new BitSet();
            handlers.add(new ArrayList<>());
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int end = instructions.indexOf(block.end);
            for (int i = instructions.indexOf(block.start); i < end; i++)
                handlers.get(i).add(block.handler);
        }
    }

    public static Liveness of(MethodNode method) {
        Liveness liveness = new Liveness(method);
        liveness.solve();
        return liveness;
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
