package weft.weaver.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import weft.weaver.parse.AwaitCall;

/**
 * Takes out of the table of local variables where a variable has no value any more: after an await over which it is not
 * kept, up to the next time it is assigned. A debugger that is told of it there fails to read it.
 */
final class VariableRanges {
    private final InsnList instructions;
    private final Liveness liveness;

    /** The locals without a value before an instruction; null where it cannot be reached. */
    private final BitSet[] goneBefore;

    /** The locals that an await loses unless they are live. */
    private final BitSet lost;

    private VariableRanges(MethodNode method, Liveness liveness, boolean keepsThis) {
        this.instructions = method.instructions;
        this.liveness = liveness;
        this.lost = new BitSet();
        lost.set(keepsThis ? 1 : 0, method.maxLocals);
        goneBefore = new BitSet[instructions.size()];
    }

    /** Gives each await a label behind it, for where the method is resumed: a range may end there. */
    static void label(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (AwaitCall.isAwait(instruction)) method.instructions.insert(instruction, new LabelNode());
        }
    }

    /** Cuts the ranges of a method that was labelled before its liveness was computed. */
    static void cut(MethodNode method, Liveness liveness, boolean keepsThis) {
        if (method.localVariables == null || method.localVariables.isEmpty()) return;
        VariableRanges ranges = new VariableRanges(method, liveness, keepsThis);
        ranges.solve();
        List<LocalVariableNode> cut = new ArrayList<>();
        for (LocalVariableNode variable : method.localVariables) ranges.cut(variable, cut);
        method.localVariables = cut;
    }

    private void solve() {
        goneBefore[0] = dead(liveness.before(instructions.getFirst())); // parameters that are never read
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < goneBefore.length; i++) {
                if (goneBefore[i] != null) changed |= leave(instructions.get(i), goneBefore[i]);
            }
        }
    }

    private boolean leave(AbstractInsnNode instruction, BitSet before) {
        BitSet after = (BitSet) before.clone();
        boolean isAwait = AwaitCall.isAwait(instruction);
        if (isAwait) after.or(dead(liveness.after(instruction)));
        else if (instruction instanceof VarInsnNode access && access.getOpcode() >= Opcodes.ISTORE)
            after.clear(access.var);
        boolean changed = false;
        for (AbstractInsnNode successor : ControlFlow.successors(instruction)) changed |= arrive(successor, after);
        for (AbstractInsnNode handler : liveness.handlersOf(instruction))
            changed |= arrive(handler, isAwait ? after : before);
        return changed;
    }

    private BitSet dead(BitSet live) {
        BitSet dead = (BitSet) lost.clone();
        dead.andNot(live);
        return dead;
    }

    private boolean arrive(AbstractInsnNode at, BitSet gone) {
        int index = instructions.indexOf(at);
        if (goneBefore[index] == null) {
            goneBefore[index] = (BitSet) gone.clone();
            return true;
        }
        int count = goneBefore[index].cardinality();
        goneBefore[index].or(gone);
        return goneBefore[index].cardinality() > count;
    }

    private void cut(LocalVariableNode variable, List<LocalVariableNode> ranges) {
        LabelNode start = null;
        for (AbstractInsnNode at = variable.start; at != variable.end; at = at.getNext()) {
            BitSet gone = goneBefore[instructions.indexOf(at)];
            if (gone == null || !(at instanceof LabelNode label)) continue;
            if (!gone.get(variable.index)) {
                if (start == null) start = label;
            } else if (start != null) {
                add(ranges, variable, start, label);
                start = null;
            }
        }
        if (start != null) add(ranges, variable, start, variable.end);
    }

    private static void add(
            List<LocalVariableNode> ranges, LocalVariableNode variable, LabelNode start, LabelNode end) {
        ranges.add(new LocalVariableNode(variable.name, variable.desc, variable.signature, start, end, variable.index));
    }
}
